import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { doesNotUse } from '../../expectations/index.ts'

export const stateDuplicated = defineFault({
  name: 'state-duplicated',
  title: 'Two states in the callback',
  kind: 'must-reject',
  catalogueIds: ['F-056'],
  spec: rfc(6749, '3.1'),
  description: 'The redirect to the app carries state twice: the one that the app sent and a different one.',
  requirement: 'Reject a response in which a parameter occurs more than once, and do not redeem the code.',
  steps: ['decide', 'authorize'],
  params: () =>
    z.strictObject({
      order: z.enum(['good-first', 'bad-first']).default('good-first').describe('Which state is first.'),
    }),
  points: {
    'authorize.redirect': (redirect, { params, random }) => ({
      ...redirect,
      params: redirect.params.flatMap(([name, value]): [string, string][] => {
        if (name !== 'state') return [[name, value]]
        const bad: [string, string] = ['state', `other-${Math.floor(random() * 1e12).toString(36)}`]
        return params.order === 'good-first' ? [[name, value], bad] : [bad, [name, value]]
      }),
    }),
  },
  expects: doesNotUse('code'),
})
