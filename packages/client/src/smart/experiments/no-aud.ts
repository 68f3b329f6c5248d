import { appLaunch } from '../spec.ts'
import type { Experiment } from './experiment.ts'

export const noAud: Experiment = {
  name: 'no-aud',
  title: 'No aud',
  does: 'Leaves aud out of the authorization request.',
  expect: 'invalid_request: aud is required.',
  spec: appLaunch('step 4', 'obtain-authorization-code'),
  at: 'authorize',
  authorize: (parameters) => parameters.delete('aud'),
}
