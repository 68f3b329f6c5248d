import * as oauth from 'oauth4webapi'
import type { App, AppSettings, Library } from './library.ts'

const INSECURE = { [oauth.allowInsecureRequests]: true }
const FHIR = 'FHIR is left to the app; the library sends what it is told to'

export const oauth4webapi: Library = {
  name: 'oauth4webapi',
  usage:
    'discovery document by fetch, `validateAuthResponse`, the code grant with `expectedNonce`, `requireIdToken` and `validateApplicationLevelSignature`, `protectedResourceRequest`, the refresh grant',
  leaves: {
    launch: 'an EHR launch is left to the app',
    session: 'what is kept between launch and callback is left to the app',
    metadata: FHIR,
    'fhir-read': FHIR,
    'fhir-search': FHIR,
    'fhir-write': FHIR,
    'fhir-batch': FHIR,
    'fhir-operation': FHIR,
    bulk: FHIR,
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

function app({ clientId, clientSecret, redirectUri, scope }: AppSettings): App {
  const client: oauth.Client = { client_id: clientId }
  const authentication = oauth.ClientSecretBasic(clientSecret)
  return {
    launch: async (session, url) => {
      const iss = url.searchParams.get('iss') ?? ''
      const response = await fetch(`${iss}/.well-known/smart-configuration`)
      const server = (await response.json()) as oauth.AuthorizationServer
      const verifier = oauth.generateRandomCodeVerifier()
      const state = oauth.generateRandomState()
      const nonce = oauth.generateRandomNonce()
      session.set('login', { iss, server, verifier, state, nonce } satisfies Login)
      const to = new URL(server.authorization_endpoint ?? '')
      const parameters = {
        ...{
          response_type: 'code',
          client_id: clientId,
          redirect_uri: redirectUri,
          scope,
          state,
          nonce,
          aud: iss,
        },
        code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }
      for (const [name, value] of Object.entries(parameters)) to.searchParams.set(name, value)
      return to.href
    },
    callback: async (session, url) => {
      const { iss, server, verifier, state, nonce } = session.get('login') as Login
      const parameters = oauth.validateAuthResponse(server, client, url, state)
      const redeemed = await oauth.authorizationCodeGrantRequest(
        ...([server, client, authentication, parameters, redirectUri, verifier, INSECURE] as const),
      )
      const tokens = await oauth.processAuthorizationCodeResponse(server, client, redeemed, {
        expectedNonce: nonce,
        requireIdToken: true,
      })
      await oauth.validateApplicationLevelSignature(server, redeemed, INSECURE)
      await read(iss, tokens.access_token, String(tokens.patient))
      let refreshToken = tokens.refresh_token
      for (let count = 0; count < 2 && refreshToken !== undefined; count++) {
        const response = await oauth.refreshTokenGrantRequest(
          ...([server, client, authentication, refreshToken, INSECURE] as const),
        )
        const fresh = await oauth.processRefreshTokenResponse(server, client, response)
        refreshToken = fresh.refresh_token ?? refreshToken
        await read(iss, fresh.access_token, String(tokens.patient))
      }
    },
  }
}

async function read(iss: string, token: string, patient: string): Promise<void> {
  await ask(`${iss}/Patient/${patient}`)
  let next: string | undefined = `${iss}/Observation?patient=${patient}&_count=100`
  while (next !== undefined) {
    const { link = [] } = (await ask(next)) as fhir4.Bundle
    next = link.find(({ relation }) => relation === 'next')?.url
  }

  async function ask(url: string): Promise<unknown> {
    const response = await oauth.protectedResourceRequest(
      ...([token, 'GET', new URL(url), undefined, undefined, INSECURE] as const),
    )
    return response.json()
  }
}
