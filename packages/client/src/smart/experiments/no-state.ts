import { appLaunch } from '../spec.ts'
import type { Experiment } from './experiment.ts'

export const noState: Experiment = {
  name: 'no-state',
  title: 'No state',
  does: 'Leaves state out of the authorization request.',
  expect: 'invalid_request. A server that continues sends a callback that this client then rejects.',
  spec: appLaunch('step 4', 'obtain-authorization-code'),
  at: 'authorize',
  authorize: (parameters) => parameters.delete('state'),
}
