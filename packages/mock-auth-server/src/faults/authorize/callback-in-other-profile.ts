import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { redeemsOnce } from '../../expectations/index.ts'

export const callbackInOtherProfile = defineFault({
  name: 'callback-in-other-profile',
  title: 'Callback in a browser that did not start the login',
  kind: 'must-reject',
  catalogueIds: ['F-054'],
  spec: rfc(9700, '4.7'),
  description:
    'A browser profile that never saw the app opens the callback of another session, as a forged link makes it do.',
  requirement:
    'Bind the state to the browser session that started the login; reject the callback, and do not redeem the code.',
  steps: ['decide', 'authorize'],
  userAgentActions: [{ action: 'deliver', which: 'again', where: 'new-profile' }],
  prerequisites: ['driver'],
  expects: redeemsOnce(),
})
