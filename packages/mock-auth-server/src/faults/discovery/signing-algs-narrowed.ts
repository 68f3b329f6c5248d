import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import type { TenantOptions } from '../../core/oauth/options.ts'
import { followsDiscovery } from '../../expectations/index.ts'

export const signingAlgsNarrowed = defineFault({
  name: 'signing-algs-narrowed',
  title: 'One algorithm for client assertions',
  kind: 'must-recover',
  catalogueIds: ['F-034'],
  spec: clientAsymmetric('advertising-server-support-for-this-profile'),
  description:
    'token_endpoint_auth_signing_alg_values_supported lists only ES384 or only RS384, and the token endpoint accepts no other.',
  requirement: 'Sign assertions with the listed algorithm: a client has keys for both.',
  steps: ['discovery'],
  params: () =>
    z.strictObject({
      alg: z.enum(['ES384', 'RS384']).default('ES384').describe('The remaining algorithm.'),
    }),
  points: { options: (options, { params }) => narrowed(options, params.alg) },
  companions: {
    options: (options, { params, step }) => (step === 'discovery' ? options : narrowed(options, params.alg)),
  },
  times: Infinity,
  prerequisites: ['asymmetric'],
  expects: followsDiscovery(),
})

function narrowed(options: TenantOptions, alg: string): TenantOptions {
  return { ...options, assertionAlgorithms: [alg] }
}
