import { appLaunch } from '../spec.ts'
import type { Experiment } from './experiment.ts'

export const plainPkce: Experiment = {
  name: 'plain-pkce',
  title: 'PKCE method plain',
  does: 'Requests the method plain instead of S256.',
  expect: 'invalid_request: servers must not support plain.',
  spec: appLaunch('PKCE', 'considerations-for-pkce-support'),
  at: 'authorize',
  authorize: (parameters) => parameters.set('code_challenge_method', 'plain'),
}
