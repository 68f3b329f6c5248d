import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { keepsPatientsApart } from '../../expectations/index.ts'

export const interleavedLaunches = defineFault({
  name: 'interleaved-launches',
  title: 'Two launches at once, in two windows',
  kind: 'must-tolerate',
  catalogueIds: ['F-010'],
  spec: appLaunch('step-4-authorization-code'),
  description:
    'The EHR launches the app in two windows, for two patients; the callback of the second arrives first.',
  requirement: 'Keep state, token and patient of each window separate, and continue in both.',
  steps: ['launch'],
  userAgentActions: [{ action: 'launch', patient: 'another', meanwhile: true }],
  prerequisites: ['driver', 'ehr-launch'],
  expects: keepsPatientsApart(),
})
