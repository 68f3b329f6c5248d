import { dropsSession } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'

export const secondLaunch = defineFault({
  name: 'second-launch',
  title: 'Second launch during the first session',
  kind: 'must-reject',
  ids: ['F-011'],
  spec: appLaunch('app-protection'),
  wire: 'The EHR launches the app again in the same window, for another patient, while the first token is still valid.',
  client: 'End the first session: use neither its token nor its patient after the second launch.',
  steps: ['launch'],
  plays: [{ play: 'launch', patient: 'another' }],
  needs: ['driver', 'ehr-launch'],
  expects: dropsSession(),
})
