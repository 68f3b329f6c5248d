import { oidc } from '../spec.ts'
import type { Experiment } from './experiment.ts'

export const noNonce: Experiment = {
  name: 'no-nonce',
  title: 'No nonce',
  does: 'Leaves nonce out of the authorization request; an old id_token could then be replayed unnoticed.',
  expect: 'An id_token without a nonce, since none was requested.',
  spec: oidc('3.1.2.1', 'AuthRequest'),
  at: 'authorize',
  authorize: (parameters) => parameters.delete('nonce'),
}
