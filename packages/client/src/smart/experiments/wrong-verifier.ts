import { rfc } from '../spec.ts'
import type { Experiment } from './experiment.ts'

export const wrongVerifier: Experiment = {
  name: 'wrong-verifier',
  title: 'Wrong verifier',
  does: 'Sends a code_verifier that does not match the challenge.',
  expect: 'invalid_grant.',
  spec: rfc(7636, '4.6'),
  at: 'token',
  token({ body }) {
    if (body.has('code_verifier')) body.set('code_verifier', 'wrong-'.repeat(10))
  },
}
