import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { conformance } from '../../core/declare/spec.ts'
import { anyOf, completesFlow, showsError } from '../../expectations/index.ts'

export const capabilitiesOdd = defineFault({
  name: 'capabilities-odd',
  title: 'smart-configuration without capabilities',
  kind: 'must-tolerate',
  catalogueIds: ['F-031'],
  spec: conformance('metadata'),
  description: 'capabilities is missing in the smart-configuration, is {}, or is an empty list.',
  requirement: 'Continue, or stop with a clear error; never crash.',
  steps: ['discovery'],
  params: () =>
    z.strictObject({
      as: z.enum(['absent', 'object', 'empty']).default('absent').describe('How capabilities is changed.'),
    }),
  points: {
    'discovery.document': ({ capabilities, ...others }, { params: { as } }) =>
      as === 'absent' ? others : { ...others, capabilities: as === 'object' ? {} : [] },
  },
  expects: anyOf(completesFlow(), showsError()),
})
