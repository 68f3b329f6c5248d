import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { doesNotTrustUser } from '../../expectations/index.ts'

export const removedKeySigns = defineFault({
  name: 'removed-key-signs',
  title: 'id_token signed with a removed key',
  kind: 'must-reject',
  catalogueIds: ['F-202'],
  spec: oidc('RotateSigKeys'),
  description:
    'The old key was removed from the JWKS, as after a theft; an id_token for another user is still signed with it.',
  requirement:
    'Do not cache keys indefinitely: fetch the JWKS again, and reject the id_token, since its key is gone.',
  steps: ['token'],
  points: {
    'token.idToken': (draft, { tenant, canary }) => ({
      header: { ...draft.header, kid: tenant.keys.nextKid },
      claims: { ...draft.claims, fhirUser: canary.fhirUser },
      signer: 'next',
    }),
  },
  actions: [
    { on: 'arm', do: { action: 'rotateKeys' } },
    { on: 'arm', do: { action: 'retireKeys' } },
  ],
  prerequisites: ['openid'],
  expects: doesNotTrustUser(),
})
