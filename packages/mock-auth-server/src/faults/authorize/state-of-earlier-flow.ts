import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { doesNotUse } from '../../expectations/index.ts'
import { setParam } from './set-param.ts'

export const stateOfEarlierFlow = defineFault({
  name: 'state-of-earlier-flow',
  title: 'State of an earlier login in the callback',
  kind: 'must-reject',
  catalogueIds: ['F-053'],
  spec: rfc(9700, '4.7'),
  description: 'The redirect to the app carries a fresh code with the state of an earlier, completed login.',
  requirement: 'Accept a state once: forget it when its login ends, and do not redeem the code.',
  steps: ['decide', 'authorize'],
  points: {
    'authorize.redirect': (redirect, { history }) =>
      setParam(redirect, 'state', (state) => {
        const earlier = history.findRecent('issuedState').findLast(({ facts }) => facts.issuedState !== state)
        return [['state', earlier?.facts.issuedState ?? state]]
      }),
  },
  userAgentActions: [{ action: 'launch' }],
  expects: doesNotUse('code'),
})
