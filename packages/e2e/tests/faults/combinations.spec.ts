import * as oauth from 'oauth4webapi'
import { submitConsent } from 'smart-mock/playwright'
import { FormPage } from '../../fixtures/pages/form-page.ts'
import { signIn } from '../../fixtures/sign-in.ts'
import { expect, test } from '../../fixtures/test.ts'

/**
 * Kinds of clients: every launch is tested with each of them, by GET and by POST, through the server's own
 * pages (S-043).
 */
const KINDS = ['public', 'symmetric', 'RS384', 'ES384'] as const
type Kind = (typeof KINDS)[number]

for (const launched of ['standalone', 'EHR'] as const) {
  for (const kind of KINDS) {
    for (const method of ['GET', 'POST'] as const) {
      test(`${launched} launch, ${kind} client, authorize by ${method}`, async ({ page, tenant }) => {
        const app = await FormPage.serve()
        const keys = kind === 'RS384' || kind === 'ES384' ? await keyPair(kind) : undefined
        tenant.register({ ...registrationOf(kind, keys?.jwk), name: kind, ...app.uris })
        const launch = launched === 'EHR' ? await launchOf(tenant, app) : undefined

        const callback = await app.authorize(page, {
          fhirBase: tenant.fhirBase,
          clientId: 'combination',
          scope: `${launch ? 'launch' : 'launch/patient'} openid fhirUser patient/*.rs`,
          method,
          ...(launch ? { launchUrl: launch.url } : {}),
          through: () => (launch ? submitConsent(page, 'Allow') : signIn(page, { patient: 'Lucas Labs' })),
        })
        const response = await exchange(callback, authenticationOf(kind, keys?.key))
        expect(response).toMatchObject({ token_type: 'bearer', patient: 'lucas-labs' })
        expect(oauth.getValidatedIdTokenClaims(response)?.aud).toBe('combination')
        const read = await fetch(`${tenant.fhirBase}/Patient/lucas-labs`, {
          headers: { Authorization: `Bearer ${response.access_token}` },
        })
        expect(read.status).toBe(200)
        expect(tenant.journal.last({ step: 'authorize' })?.request.method).toBe(method)
        expect((await tenant.findings()).findings.filter(({ level }) => level === 'error')).toEqual([])
        await app.close()
      })
    }
  }
}

type Callback = Awaited<ReturnType<FormPage['authorize']>>
type Tenant = Parameters<Parameters<typeof test>[2]>[0]['tenant']

function launchOf(tenant: Tenant, app: FormPage) {
  const [launchUri] = app.uris.launchUris
  return tenant.prepareLaunch({
    clientId: 'combination',
    user: 'Practitioner/dr-okafor',
    patient: 'lucas-labs',
    ...(launchUri === undefined ? {} : { launchUri }),
  })
}

async function keyPair(kind: 'RS384' | 'ES384') {
  const key = await oauth.generateKeyPair(kind, { extractable: true })
  const jwk = { ...(await crypto.subtle.exportKey('jwk', key.publicKey)), kid: 'k1', alg: kind, use: 'sig' }
  return { key: key.privateKey, jwk: JSON.parse(JSON.stringify(jwk)) }
}

function registrationOf(kind: Kind, jwk: object | undefined) {
  const clientId = 'combination'
  if (kind === 'public') return { clientId, type: 'public' } as const
  if (kind === 'symmetric')
    return { clientId, type: 'confidential-symmetric', secret: 'a secret: with % and +' } as const
  return { clientId, type: 'confidential-asymmetric', jwks: { keys: [jwk] } } as never
}

function authenticationOf(
  kind: Kind,
  key: CryptoKey | undefined,
): (tokenEndpoint: string) => oauth.ClientAuth {
  if (kind === 'public') return () => oauth.None()
  if (kind === 'symmetric') return () => oauth.ClientSecretBasic('a secret: with % and +')
  return (tokenEndpoint) =>
    oauth.PrivateKeyJwt(
      { key: key as CryptoKey, kid: 'k1' },
      {
        [oauth.modifyAssertion]: (header, payload) => {
          header.typ = 'JWT'
          payload.aud = tokenEndpoint
          payload.exp = Math.floor(Date.now() / 1000) + 120
        },
      },
    )
}

async function exchange(
  { server, url, verifier, state, nonce, redirectUri }: Callback,
  auth: ReturnType<typeof authenticationOf>,
) {
  const client = { client_id: 'combination' }
  const insecure = { [oauth.allowInsecureRequests]: true }
  const params = oauth.validateAuthResponse(server, client, url, state)
  const answer = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    auth(server.token_endpoint ?? ''),
    params,
    redirectUri,
    verifier,
    insecure,
  )
  const response = await oauth.processAuthorizationCodeResponse(server, client, answer, {
    expectedNonce: nonce,
    requireIdToken: true,
  })
  await oauth.validateApplicationLevelSignature(server, answer, insecure)
  return response
}
