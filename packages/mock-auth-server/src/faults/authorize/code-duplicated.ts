import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { redeemsOnce } from '../../expectations/index.ts'
import { setParam } from './set-param.ts'

export const codeDuplicated = defineFault({
  name: 'code-duplicated',
  title: 'The code occurs twice in the callback',
  kind: 'must-reject',
  catalogueIds: ['F-059'],
  spec: rfc(6749, '3.1'),
  description: 'The redirect to the app carries the same code twice.',
  requirement:
    'Reject a response in which a parameter occurs more than once; at the very least redeem the code only once.',
  steps: ['decide', 'authorize'],
  points: {
    'authorize.redirect': (redirect) =>
      setParam(redirect, 'code', (code) => [
        ['code', code],
        ['code', code],
      ]),
  },
  expects: redeemsOnce(),
})
