import { buildAwkwardValue } from '../../core/declare/build-awkward-value.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { completesFlow } from '../../expectations/index.ts'

export const launchValueOdd = defineFault({
  name: 'launch-value-odd',
  title: 'A long launch value with special characters',
  kind: 'must-tolerate',
  catalogueIds: ['F-004'],
  spec: appLaunch('step-4-authorization-code'),
  description:
    'The launch value has 2 kB and contains + / = & % # and characters beyond ASCII, percent-encoded as they must be.',
  requirement: 'Decode it once and send exactly the same value to authorize, encoded again.',
  steps: ['launch'],
  points: { 'launch.handle': buildAwkwardValue },
  expects: completesFlow(),
})
