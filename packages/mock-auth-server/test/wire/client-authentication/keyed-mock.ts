import {
  buildAssertionForm,
  type Changes,
  createAssertion,
  createKeyPair,
  type KeyPair,
} from '@smart-mock/test-clients/assertions'
import type { Mock } from '../../../src/testing/index.ts'
import { codeForm, obtainCode, type Params, post, REDIRECT } from '../../support/handshake.ts'
import { oauthMock } from '../../support/oauth-mock.ts'

/** Starts a mock with clients that sign: `inline`, `wide` (PS256 by option) and `backend`; with their keys. */
export async function createKeyedMock() {
  const [es, rs, ps, stranger] = await Promise.all([
    createKeyPair('ES384'),
    createKeyPair('RS384'),
    createKeyPair('PS256'),
    createKeyPair('ES384'),
  ])
  const mock = await oauthMock()
  const uris = { redirectUris: [REDIRECT], launchUris: [] }
  const keys = [es.jwk, rs.jwk, ps.jwk, { ...es.jwk, kid: 'twice' }, { ...es.jwk, kid: 'twice' }]
  mock.register({
    clientId: 'inline',
    name: 'Inline',
    type: 'confidential-asymmetric',
    jwks: {
      keys: [...keys, { ...es.jwk, kid: 'for-es256', alg: 'ES256' }, { ...es.jwk, kid: 'enc', use: 'enc' }],
    },
    ...uris,
  })
  mock.register({
    clientId: 'wide',
    name: 'Wide',
    type: 'confidential-asymmetric',
    jwks: { keys },
    options: { assertionAlgorithms: ['PS256'] },
    ...uris,
  })
  mock.register({
    clientId: 'backend',
    name: 'Backend',
    type: 'backend',
    jwks: { keys },
    scope: 'system/Patient.rs system/Observation.rs user/Patient.rs',
    redirectUris: [],
    launchUris: [],
  })
  return { mock, es, rs, ps, stranger }
}

/** Returns the last entry of the token endpoint. */
export const findLast = (mock: Mock) => mock.journal.last({ step: 'token' })

/** Redeems a code as a client that signs with a key. */
export async function redeem(
  mock: Mock,
  clientId: string,
  key: KeyPair,
  changes: Changes = {},
  form: Params = {},
) {
  const code = await obtainCode(mock, { client_id: clientId })
  const signed = buildAssertionForm(await createAssertion(mock, clientId, key, changes))
  return post(mock, 'token', await codeForm(mock, { code, client_id: undefined, ...signed, ...form }))
}
