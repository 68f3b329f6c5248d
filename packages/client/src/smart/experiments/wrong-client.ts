import { rfc } from '../spec.ts'
import type { Experiment } from './experiment.ts'

export const wrongClient: Experiment = {
  name: 'wrong-client',
  title: 'Wrong client credentials',
  does: 'Corrupts the client secret, the signature of the assertion, or the client id of a public client.',
  expect: '401 invalid_client (or invalid_grant for a public client).',
  spec: rfc(6749, '5.2'),
  at: 'token',
  token({ headers, body }) {
    const assertion = body.get('client_assertion')
    if (assertion) body.set('client_assertion', `${assertion.slice(0, -8)}AAAAAAAA`)
    else if (headers.has('authorization')) headers.set('authorization', `Basic ${btoa('someone:wrong')}`)
    else body.set('client_id', 'no-such-client')
  },
}
