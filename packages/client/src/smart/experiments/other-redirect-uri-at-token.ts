import { rfc } from '../spec.ts'
import type { Experiment } from './experiment.ts'

export const otherRedirectUriAtToken: Experiment = {
  name: 'other-redirect-uri-at-token',
  title: 'Different redirect_uri at the token endpoint',
  does: 'Sends a redirect_uri that differs from that of the authorization request.',
  expect: 'invalid_grant.',
  spec: rfc(6749, '4.1.3'),
  at: 'token',
  token({ body }) {
    if (body.has('redirect_uri')) body.set('redirect_uri', `${body.get('redirect_uri')}/`)
  },
}
