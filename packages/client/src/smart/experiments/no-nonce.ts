import { oidc } from '../spec.ts'
import type { Experiment } from './experiment.ts'

export const noNonce: Experiment = {
  name: 'no-nonce',
  title: 'No nonce',
  does: 'Leaves nonce out of the authorization request; then an old id_token could be replayed unnoticed.',
  expect: 'An id_token without a nonce, since nobody asked for one.',
  spec: oidc('3.1.2.1', 'AuthRequest'),
  at: 'authorize',
  authorize: (parameters) => parameters.delete('nonce'),
}
