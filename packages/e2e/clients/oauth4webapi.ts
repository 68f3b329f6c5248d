import * as oauth from 'oauth4webapi'
import { LEFT_BY_OAUTH } from './left-to-the-app.ts'
import type { App, AppSettings, Library } from './library.ts'

const INSECURE = { [oauth.allowInsecureRequests]: true }

export const oauth4webapi: Library = {
  name: 'oauth4webapi',
  usage:
    'the issuer from the smart-configuration, `discoveryRequest` of its openid-configuration, `validateAuthResponse`, the code grant with `expectedNonce`, `requireIdToken` and `validateApplicationLevelSignature`, UserInfo, `protectedResourceRequest`, introspection, the refresh grant, revocation',
  leaves: {
    ...LEFT_BY_OAUTH,
    discovery: 'the smart-configuration is left to the app; the library reads the openid-configuration',
  },
  app,
}

interface Login {
  readonly iss: string
  readonly server: oauth.AuthorizationServer
  readonly verifier: string
  readonly state: string
  readonly nonce: string
}

function app({ clientId, clientSecret, redirectUri, scope, refreshes }: AppSettings): App {
  const client: oauth.Client = { client_id: clientId }
  const authentication = clientSecret === undefined ? oauth.None() : oauth.ClientSecretBasic(clientSecret)
  return {
    launch: async (session, url) => {
      const iss = url.searchParams.get('iss') ?? ''
      const server = await discover(iss)
      const verifier = oauth.generateRandomCodeVerifier()
      const state = oauth.generateRandomState()
      const nonce = oauth.generateRandomNonce()
      session.set('login', { iss, server, verifier, state, nonce } satisfies Login)
      const to = new URL(server.authorization_endpoint ?? '')
      to.searchParams.set('response_type', 'code')
      to.searchParams.set('client_id', clientId)
      to.searchParams.set('redirect_uri', redirectUri)
      to.searchParams.set('scope', scope)
      to.searchParams.set('state', state)
      to.searchParams.set('nonce', nonce)
      to.searchParams.set('aud', iss)
      to.searchParams.set('code_challenge', await oauth.calculatePKCECodeChallenge(verifier))
      to.searchParams.set('code_challenge_method', 'S256')
      return to.href
    },
    callback: async (session, url) => {
      const { iss, server, verifier, state, nonce } = session.get('login') as Login
      const checked = oauth.validateAuthResponse(server, client, url, state)
      const as = [server, client, authentication] as const
      const redeemed = await oauth.authorizationCodeGrantRequest(
        ...as,
        checked,
        redirectUri,
        verifier,
        INSECURE,
      )
      const checks = { expectedNonce: nonce, requireIdToken: true }
      const tokens = await oauth.processAuthorizationCodeResponse(server, client, redeemed, checks)
      await oauth.validateApplicationLevelSignature(server, redeemed, INSECURE)
      const sub = oauth.getValidatedIdTokenClaims(tokens)?.sub ?? ''
      const userInfo = await oauth.userInfoRequest(server, client, tokens.access_token, INSECURE)
      const user = await oauth.processUserInfoResponse(server, client, sub, userInfo)
      await read(tokens.access_token, new URL(String(user.fhirUser), `${iss}/`))
      await readChart(iss, tokens.access_token, String(tokens.patient))
      const introspection = await oauth.introspectionRequest(...as, tokens.access_token, INSECURE)
      await oauth.processIntrospectionResponse(server, client, introspection)
      let refreshToken = tokens.refresh_token
      for (let count = 0; count < refreshes && refreshToken !== undefined; count++) {
        const response = await oauth.refreshTokenGrantRequest(...as, refreshToken, INSECURE)
        const fresh = await oauth.processRefreshTokenResponse(server, client, response)
        if (fresh.id_token !== undefined)
          await oauth.validateApplicationLevelSignature(server, response, INSECURE)
        refreshToken = fresh.refresh_token ?? refreshToken
        await read(fresh.access_token, new URL(`${iss}/Patient/${tokens.patient}`))
      }
      if (refreshToken === undefined) return
      await oauth.processRevocationResponse(await oauth.revocationRequest(...as, refreshToken, INSECURE))
    },
  }
}

async function discover(iss: string): Promise<oauth.AuthorizationServer> {
  const smart = await fetch(`${iss}/.well-known/smart-configuration`)
  const issuer = new URL(((await smart.json()) as { issuer: string }).issuer)
  return oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, INSECURE))
}

async function readChart(iss: string, token: string, patient: string): Promise<void> {
  await read(token, new URL(`${iss}/Patient/${patient}`))
  let next: string | undefined = `${iss}/Observation?patient=${patient}&_count=100`
  while (next !== undefined) {
    const { link = [] } = (await read(token, new URL(next))) as fhir4.Bundle
    next = link.find(({ relation }) => relation === 'next')?.url
  }
}

async function read(token: string, url: URL): Promise<unknown> {
  return (await oauth.protectedResourceRequest(token, 'GET', url, undefined, undefined, INSECURE)).json()
}
