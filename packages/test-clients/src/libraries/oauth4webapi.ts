import * as oauth from 'oauth4webapi'
import { LEFT_BY_OAUTH } from './left-to-the-app.ts'
import type { App, AppSettings, Library } from './library.ts'
import { type Read, readChart } from './read-chart.ts'

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

function app({ clientId, clientSecret, redirectUri, scope, insecure, refreshes }: AppSettings): App {
  const plain = { [oauth.allowInsecureRequests]: insecure }
  const client: oauth.Client = { client_id: clientId }
  const authentication = clientSecret === undefined ? oauth.None() : oauth.ClientSecretBasic(clientSecret)
  return {
    launch: async (session, url) => {
      const iss = url.searchParams.get('iss') ?? ''
      const server = await discover(iss, plain)
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
      const redeemed = await oauth.authorizationCodeGrantRequest(...as, checked, redirectUri, verifier, plain)
      const checks = { expectedNonce: nonce, requireIdToken: true }
      const tokens = await oauth.processAuthorizationCodeResponse(server, client, redeemed, checks)
      await oauth.validateApplicationLevelSignature(server, redeemed, plain)
      const claims = oauth.getValidatedIdTokenClaims(tokens)
      const userInfo = await oauth.userInfoRequest(server, client, tokens.access_token, plain)
      await oauth.processUserInfoResponse(server, client, claims?.sub ?? '', userInfo)
      const read = readerOf(plain)
      await read(tokens.access_token, new URL(String(claims?.fhirUser), `${iss}/`))
      await readChart(read, iss, tokens.access_token, String(tokens.patient))
      const introspection = await oauth.introspectionRequest(...as, tokens.access_token, plain)
      await oauth.processIntrospectionResponse(server, client, introspection)
      let refreshToken = tokens.refresh_token
      for (let count = 0; count < refreshes && refreshToken !== undefined; count++) {
        const response = await oauth.refreshTokenGrantRequest(...as, refreshToken, plain)
        const fresh = await oauth.processRefreshTokenResponse(server, client, response)
        if (fresh.id_token !== undefined)
          await oauth.validateApplicationLevelSignature(server, response, plain)
        refreshToken = fresh.refresh_token ?? refreshToken
        await read(fresh.access_token, new URL(`${iss}/Patient/${tokens.patient}`))
      }
      if (refreshToken === undefined) return
      await oauth.processRevocationResponse(await oauth.revocationRequest(...as, refreshToken, plain))
    },
  }
}

interface Plain {
  readonly [oauth.allowInsecureRequests]: boolean
}

async function discover(iss: string, plain: Plain): Promise<oauth.AuthorizationServer> {
  const smart = await fetch(`${iss}/.well-known/smart-configuration`)
  const issuer = new URL(((await smart.json()) as { issuer: string }).issuer)
  return oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, plain))
}

function readerOf(plain: Plain): Read {
  return async (token, url) =>
    (await oauth.protectedResourceRequest(token, 'GET', url, undefined, undefined, plain)).json()
}
