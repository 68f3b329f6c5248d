import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { neverSends } from '../../expectations/index.ts'

const CODE = 'canary-unsolicited-code'

export const callbackUnsolicited = defineFault({
  name: 'callback-unsolicited',
  title: 'Unsolicited callback',
  kind: 'must-reject',
  catalogueIds: ['F-055'],
  spec: rfc(9700, '4.7'),
  description:
    "A browser opens the app's redirect URI with a code and a state, though it has no pending login.",
  requirement: 'Show an error, and do not redeem the code.',
  steps: ['decide', 'authorize'],
  userAgentActions: [
    { action: 'open', url: `{callback}?code=${CODE}&state=canary-unsolicited-state`, where: 'new-profile' },
  ],
  prerequisites: ['driver'],
  expects: neverSends(CODE),
})
