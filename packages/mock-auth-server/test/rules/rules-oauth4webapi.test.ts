import * as oauth from 'oauth4webapi'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMock, type Mock, type MockTenant } from '../../src/testing/index.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

const REDIRECT = 'http://localhost:4020/callback'
const insecure = { [oauth.allowInsecureRequests]: true }

describe('a well-made library has no finding', () => {
  it.each([
    ['smart-client-public', oauth.None()],
    ['smart-client-symmetric', oauth.ClientSecretBasic('smart-client-secret')],
  ] as const)('%s by oauth4webapi', async (clientId, authentication) => {
    const tenant = mock.createTenant(clientId)
    tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
    await logIn(tenant, { client_id: clientId }, authentication)
    const report = await tenant.findings()
    expect(report.findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([])
    expect(report.passed).toMatchObject({
      'verifier-matches': 1,
      'keys-fetched': 1,
      'refresh-token-known': 1,
    })
  })
})

async function logIn(
  tenant: MockTenant,
  client: oauth.Client,
  authentication: oauth.ClientAuth,
): Promise<void> {
  const discovered = await fetch(`${tenant.fhirBase}/.well-known/smart-configuration`)
  const server = (await discovered.json()) as oauth.AuthorizationServer
  const verifier = oauth.generateRandomCodeVerifier()
  const state = oauth.generateRandomState()
  const nonce = oauth.generateRandomNonce()
  const url = new URL(server.authorization_endpoint ?? '')
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: client.client_id,
    redirect_uri: REDIRECT,
    scope: 'launch/patient openid fhirUser offline_access patient/*.rs',
    state,
    nonce,
    aud: tenant.fhirBase,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }).toString()
  const answer = new URL((await fetch(url, { redirect: 'manual' })).headers.get('location') ?? 'about:blank')
  const callback = oauth.validateAuthResponse(server, client, answer, state)
  const granted = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    authentication,
    callback,
    REDIRECT,
    verifier,
    insecure,
  )
  const expected = { expectedNonce: nonce, requireIdToken: true }
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, granted, expected)
  await oauth.validateApplicationLevelSignature(server, granted, insecure)
  const patient = new URL(`${tenant.fhirBase}/Patient/${tokens.patient}`)
  await oauth.protectedResourceRequest(tokens.access_token, 'GET', patient, undefined, undefined, insecure)
  const refreshed = await oauth.refreshTokenGrantRequest(
    server,
    client,
    authentication,
    tokens.refresh_token ?? '',
    insecure,
  )
  const fresh = await oauth.processRefreshTokenResponse(server, client, refreshed)
  await oauth.protectedResourceRequest(fresh.access_token, 'GET', patient, undefined, undefined, insecure)
}
