import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import type { TenantOptions } from '../../core/oauth/options.ts'
import { completesFlow } from '../../expectations/index.ts'
import { BACKEND } from './backend-grant.ts'

export const assertionOneAlgorithm = defineFault({
  name: 'assertion-one-algorithm',
  title: 'Server that accepts a single algorithm',
  kind: 'must-recover',
  catalogueIds: ['F-233'],
  spec: clientAsymmetric('advertising-server-support-for-this-profile'),
  description:
    'The server accepts only assertions signed with RS384, or only those signed with ES384, and discovery says so.',
  requirement: 'Have a key for each of the two algorithms, and sign with the one that the server accepts.',
  ...BACKEND,
  params: () =>
    z.strictObject({
      alg: z.enum(['RS384', 'ES384']).default('RS384').describe('The accepted algorithm.'),
    }),
  points: { options: (options, { params }) => only(options, params.alg) },
  companions: {
    options: (options, { params, step }) => (step === 'discovery' ? only(options, params.alg) : options),
  },
  times: Infinity,
  expects: completesFlow(),
})

function only(options: TenantOptions, alg: string): TenantOptions {
  return { ...options, assertionAlgorithms: [alg] }
}
