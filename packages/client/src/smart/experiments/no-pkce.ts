import { appLaunch } from '../spec.ts'
import type { Experiment } from './experiment.ts'

export const noPkce: Experiment = {
  name: 'no-pkce',
  title: 'No PKCE',
  does: 'Sends neither a challenge nor a verifier.',
  expect: 'invalid_request at the authorization endpoint.',
  spec: appLaunch('PKCE', 'considerations-for-pkce-support'),
  at: 'authorize',
  authorize(parameters) {
    parameters.delete('code_challenge')
    parameters.delete('code_challenge_method')
  },
  token: ({ body }) => body.delete('code_verifier'),
}
