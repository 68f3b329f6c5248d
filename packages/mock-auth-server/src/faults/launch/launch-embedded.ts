import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { anyOf, completesFlow, showsError } from '../../expectations/index.ts'

export const launchEmbedded = defineFault({
  name: 'launch-embedded',
  title: 'Launch inside a frame of the EHR',
  kind: 'must-tolerate',
  catalogueIds: ['F-012'],
  spec: appLaunch('step-2-launch-ehr'),
  description:
    "The EHR does not redirect to the app but shows it in a frame, where a browser may block the app's cookies.",
  requirement: 'Work without third-party cookies, or say that the app must be opened in its own window.',
  steps: ['launch'],
  points: { options: (options) => ({ ...options, embedding: 'always' }) },
  expects: anyOf(completesFlow(), showsError()),
})
