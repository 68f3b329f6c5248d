import { anyOf, neverRedeems, reauthorizes } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'

export const callbackLate = defineFault({
  name: 'callback-late',
  title: 'Callback an hour late',
  kind: 'must-reject',
  ids: ['F-088'],
  spec: appLaunch('app-protection'),
  wire: 'The callback arrives an hour after its login was started, long after the login should have been given up.',
  client: 'Let a pending state expire; reject the callback or start a new login, and do not redeem the code.',
  steps: ['decide', 'authorize'],
  plays: [{ play: 'deliver', which: 'late' }],
  needs: ['driver'],
  expects: anyOf(neverRedeems(), reauthorizes()),
})
