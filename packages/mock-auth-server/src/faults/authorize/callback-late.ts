import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { anyOf, neverRedeems, reauthorizes } from '../../expectations/index.ts'

export const callbackLate = defineFault({
  name: 'callback-late',
  title: 'Callback an hour late',
  kind: 'must-reject',
  catalogueIds: ['F-088'],
  spec: appLaunch('app-protection'),
  description:
    'The callback arrives an hour after its login was started, long after the login should have been given up.',
  requirement:
    'Let a pending state expire; reject the callback or start a new login, and do not redeem the code.',
  steps: ['decide', 'authorize'],
  userAgentActions: [{ action: 'deliver', which: 'late' }],
  prerequisites: ['driver'],
  expects: anyOf(neverRedeems(), reauthorizes()),
})
