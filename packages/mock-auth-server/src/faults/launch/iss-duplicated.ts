import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { avoidsCanary } from '../../expectations/index.ts'

export const issDuplicated = defineFault({
  name: 'iss-duplicated',
  title: 'Launch with two iss parameters',
  kind: 'must-not-leak',
  catalogueIds: ['F-008'],
  spec: rfc(6749, '3.1'),
  description: 'The launch URL carries iss twice: the known server, and one on another host.',
  requirement: 'Reject the launch, or use the known server throughout; send nothing to the other.',
  steps: ['launch'],
  params: () =>
    z.strictObject({
      order: z.enum(['good-first', 'bad-first']).default('good-first').describe('Which iss is first.'),
    }),
  points: {
    'launch.redirect': (redirect, { params, canary }) => ({
      ...redirect,
      params: redirect.params.flatMap(([name, value]): [string, string][] => {
        if (name !== 'iss') return [[name, value]]
        const bad: [string, string] = ['iss', canary.fhirBase]
        return params.order === 'good-first' ? [[name, value], bad] : [bad, [name, value]]
      }),
    }),
  },
  expects: avoidsCanary(),
})
