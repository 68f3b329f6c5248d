import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { doesNotUse } from '../../expectations/index.ts'
import { setParam } from './set-param.ts'

export const responseIssWrong = defineFault({
  name: 'response-iss-wrong',
  title: 'Wrong iss in the callback',
  kind: 'must-reject',
  catalogueIds: ['F-076', 'F-077', 'F-078'],
  spec: rfc(9207, '2.4'),
  description:
    'Discovery announces iss in authorization responses, but iss names another issuer, differs slightly, or is missing.',
  requirement:
    'Compare iss exactly, as a string, with the issuer of this login; reject the response, and do not redeem the code.',
  steps: ['decide', 'authorize'],
  params: () =>
    z.strictObject({
      to: z
        .enum(['other', 'absent', 'trailing-slash', 'upper-case'])
        .default('other')
        .describe('How iss is changed.'),
    }),
  points: {
    'authorize.redirect': (redirect, { params: { to }, canary }) =>
      setParam(redirect, 'iss', (iss) => {
        if (to === 'absent') return []
        if (to === 'other') return [['iss', `${canary.base}/rogue/auth`]]
        return [['iss', to === 'trailing-slash' ? `${iss}/` : iss.toUpperCase()]]
      }),
  },
  expects: doesNotUse('code'),
})
