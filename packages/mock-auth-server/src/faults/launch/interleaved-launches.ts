import { keepsPatientsApart } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'

export const interleavedLaunches = defineFault({
  name: 'interleaved-launches',
  title: 'Two launches at once, in two windows',
  kind: 'must-tolerate',
  ids: ['F-010'],
  spec: appLaunch('step-4-authorization-code'),
  wire: 'The EHR launches the app in two windows, for two patients; the callback of the second arrives first.',
  client: 'Keep state, token and patient of each window separate, and continue in both.',
  steps: ['launch'],
  plays: [{ play: 'launch', patient: 'another', meanwhile: true }],
  needs: ['driver', 'ehr-launch'],
  expects: keepsPatientsApart(),
})
