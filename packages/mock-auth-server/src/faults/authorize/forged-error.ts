import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { obtainsData } from '../../expectations/index.ts'

export const forgedError = defineFault({
  name: 'forged-error',
  title: 'Error with a wrong state during a login',
  kind: 'must-reject',
  catalogueIds: ['F-061'],
  spec: appLaunch('app-protection'),
  description:
    'While a login is pending, the browser opens the redirect URI with an error and a state that is not of this login; then the genuine callback arrives.',
  requirement: 'Check the state of errors too: ignore the forged one, and let the genuine login continue.',
  steps: ['decide', 'authorize'],
  userAgentActions: [
    { action: 'open', url: '{callback}?error=access_denied&state=canary-forged-state', where: 'new' },
  ],
  prerequisites: ['driver'],
  expects: obtainsData(),
})
