import { rfc } from '../spec.ts'
import type { Experiment } from './experiment.ts'

export const noVerifier: Experiment = {
  name: 'no-verifier',
  title: 'No verifier',
  does: 'Sends a challenge, but no code_verifier.',
  expect: 'invalid_grant or invalid_request.',
  spec: rfc(7636, '4.6'),
  at: 'token',
  token: ({ body }) => body.delete('code_verifier'),
}
