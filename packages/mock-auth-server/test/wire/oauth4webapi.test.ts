import { createKeyPair, type KeyPair, startJwksServer } from '@smart-mock/test-clients/assertions'
import * as oauth from 'oauth4webapi'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mock } from '../../src/testing/index.ts'
import { REDIRECT } from '../support/handshake.ts'
import { oauthMock } from '../support/oauth-mock.ts'

/** A strict client library in every kind of login, with the id_token's signature verified. */
const INSECURE = { [oauth.allowInsecureRequests]: true }
let mock: Mock
let as: oauth.AuthorizationServer
let close: () => void
const keys: Record<string, KeyPair> = {}
const ids: Record<string, string> = {}

beforeAll(async () => {
  mock = await oauthMock()
  const issuer = new URL(mock.issuer)
  as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, INSECURE))
  for (const alg of ['RS384', 'ES384']) keys[alg] = await createKeyPair(alg)
  const jwks = await startJwksServer({
    body: JSON.stringify({ keys: Object.values(keys).map(({ jwk }) => jwk) }),
  })
  close = jwks.close
  const uris = { redirect_uris: [REDIRECT], launch_uris: ['http://localhost:4020/launch'] }
  const signed = { ...uris, token_endpoint_auth_method: 'private_key_jwt', jwks_uri: jwks.url }
  const metadata = {
    public: { ...uris, token_endpoint_auth_method: 'none' },
    symmetric: { ...uris, token_endpoint_auth_method: 'client_secret_basic' },
    RS384: signed,
    ES384: signed,
    backend: {
      ...signed,
      redirect_uris: [],
      launch_uris: [],
      grant_types: ['client_credentials'],
      scope: 'system/*.rs',
    },
  }
  for (const [name, each] of Object.entries(metadata)) {
    const request = await oauth.dynamicClientRegistrationRequest(as, each as never, INSECURE)
    const registered = await oauth.processDynamicClientRegistrationResponse(request)
    ids[name] = registered.client_id
    if (typeof registered.client_secret === 'string') secret = registered.client_secret
  }
})
afterAll(() => {
  close()
  return mock.close()
})

let secret = ''

function authOf(kind: string): oauth.ClientAuth {
  if (kind === 'public') return oauth.None()
  if (kind === 'symmetric') return oauth.ClientSecretBasic(secret)
  const key = keys[kind]
  if (!key) throw new Error(`no key for ${kind}`)
  return oauth.PrivateKeyJwt(
    { key: key.privateKey, kid: key.kid },
    {
      [oauth.modifyAssertion]: (_header, payload) => {
        payload.aud = `${mock.issuer}/token`
      },
    },
  )
}

interface Begun {
  readonly client: oauth.Client
  readonly verifier: string
  readonly nonce: string
  readonly callback: URL
  readonly state: string
}

async function begin(kind: string, launched: boolean, method: string): Promise<Begun> {
  const client: oauth.Client = { client_id: ids[kind] ?? '' }
  const [verifier, state, nonce] = [
    oauth.generateRandomCodeVerifier(),
    oauth.generateRandomState(),
    oauth.generateRandomNonce(),
  ]
  const params = new URLSearchParams({
    response_type: 'code',
    client_id: client.client_id,
    redirect_uri: REDIRECT,
    scope: `${launched ? 'launch' : 'launch/patient'} openid fhirUser offline_access patient/Observation.rs`,
    aud: mock.fhirBase,
    ...{ state, nonce },
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  if (launched) {
    const { url } = await mock.prepareLaunch({ clientId: client.client_id, patient: 'amy-shaw' })
    const opened = new URL((await fetch(url, { redirect: 'manual' })).headers.get('location') ?? '')
    expect(opened.origin + opened.pathname).toBe('http://localhost:4020/launch')
    expect(opened.searchParams.get('iss')).toBe(mock.fhirBase)
    params.set('launch', opened.searchParams.get('launch') ?? '')
  }
  const endpoint = as.authorization_endpoint ?? ''
  const response =
    method === 'GET'
      ? await fetch(`${endpoint}?${params}`, { redirect: 'manual' })
      : await fetch(endpoint, { method, body: params, redirect: 'manual' })
  return { client, verifier, nonce, state, callback: new URL(response.headers.get('location') ?? '') }
}

const combinations = ['standalone', 'EHR'].flatMap((launch) =>
  ['public', 'symmetric', 'RS384', 'ES384'].flatMap((kind) =>
    ['GET', 'POST'].map((method) => [launch, kind, method] as const),
  ),
)

test.each(combinations)(
  '%s launch, %s client, authorize by %s (S-023, S-040, S-043, S-074, S-110)',
  async (launch, kind, method) => {
    const { client, verifier, nonce, state, callback } = await begin(kind, launch === 'EHR', method)
    const auth = authOf(kind)
    const params = oauth.validateAuthResponse(as, client, callback, state)
    const response = await oauth.authorizationCodeGrantRequest(
      as,
      client,
      auth,
      params,
      REDIRECT,
      verifier,
      INSECURE,
    )
    const tokens = await oauth.processAuthorizationCodeResponse(as, client, response, {
      expectedNonce: nonce,
      requireIdToken: true,
    })
    await oauth.validateApplicationLevelSignature(as, response, INSECURE)
    expect(tokens.patient).toBe('amy-shaw')
    expect(tokens.expires_in).toBe(3600)
    const claims = oauth.getValidatedIdTokenClaims(tokens)
    expect(claims?.fhirUser).toBe(`${mock.fhirBase}/Practitioner/dr-okafor`)

    const userinfo = await oauth.userInfoRequest(as, client, tokens.access_token, INSECURE)
    await oauth.processUserInfoResponse(as, client, claims?.sub ?? '', userinfo)

    const refreshing = await oauth.refreshTokenGrantRequest(
      as,
      client,
      auth,
      tokens.refresh_token ?? '',
      INSECURE,
    )
    const refreshed = await oauth.processRefreshTokenResponse(as, client, refreshing)
    const asked = await oauth.introspectionRequest(as, client, auth, refreshed.access_token, INSECURE)
    expect(await oauth.processIntrospectionResponse(as, client, asked)).toMatchObject({ active: true })
    const revoking = await oauth.revocationRequest(as, client, auth, refreshed.access_token, INSECURE)
    await oauth.processRevocationResponse(revoking)
    const again = await oauth.introspectionRequest(as, client, auth, refreshed.access_token, INSECURE)
    expect(await oauth.processIntrospectionResponse(as, client, again)).toEqual({ active: false })
  },
)

describe('backend service', () => {
  test.each(['RS384', 'ES384'])('by %s (S-105)', async (alg) => {
    const client: oauth.Client = { client_id: ids.backend ?? '' }
    const scope = new URLSearchParams({ scope: 'system/Patient.rs' })
    const response = await oauth.clientCredentialsGrantRequest(as, client, authOf(alg), scope, INSECURE)
    const tokens = await oauth.processClientCredentialsResponse(as, client, response)
    expect(tokens).toMatchObject({ expires_in: 300, scope: 'system/Patient.rs' })
    const headers = { authorization: `Bearer ${tokens.access_token}` }
    expect((await fetch(`${mock.fhirBase}/Patient?_count=1`, { headers })).status).toBe(200)
    const outside = await fetch(`${mock.fhirBase}/Observation?_count=1`, { headers })
    expect(outside.status).toBe(403)
  })
})

test('returns an error in the form that the library expects', async () => {
  const { client, callback, state } = await begin('public', false, 'GET')
  const params = oauth.validateAuthResponse(as, client, callback, state)
  const wrong = oauth.generateRandomCodeVerifier()
  const response = await oauth.authorizationCodeGrantRequest(
    as,
    client,
    oauth.None(),
    params,
    REDIRECT,
    wrong,
    INSECURE,
  )
  await expect(oauth.processAuthorizationCodeResponse(as, client, response)).rejects.toMatchObject({
    error: 'invalid_grant',
  })
})
