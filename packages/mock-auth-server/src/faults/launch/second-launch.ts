import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { switchesSession } from '../../expectations/index.ts'

export const secondLaunch = defineFault({
  name: 'second-launch',
  title: 'Second launch during the first session',
  kind: 'must-reject',
  catalogueIds: ['F-011'],
  spec: appLaunch('app-protection'),
  description:
    'The EHR launches the app again in the same window, for another patient, while the first token is still valid.',
  requirement: 'End the first session: use neither its token nor its patient after the second launch.',
  steps: ['launch'],
  userAgentActions: [{ action: 'launch', patient: 'another' }],
  prerequisites: ['driver', 'ehr-launch'],
  expects: switchesSession(),
})
