import * as client from 'openid-client'
import { LEFT_BY_OAUTH } from './left-to-the-app.ts'
import type { App, AppSettings, Library } from './library.ts'
import { type Read, readChart } from './read-chart.ts'

export const openidClient: Library = {
  name: 'openid-client',
  usage:
    '`discovery` of the smart-configuration, `buildAuthorizationUrl`, `authorizationCodeGrant` with `expectedState`, `expectedNonce`, `idTokenExpected` and `enableNonRepudiationChecks`, `fetchProtectedResource`, `tokenIntrospection`, `refreshTokenGrant`, `tokenRevocation`',
  leaves: LEFT_BY_OAUTH,
  app,
}

interface Login {
  readonly iss: string
  readonly config: client.Configuration
  readonly checks: client.AuthorizationCodeGrantChecks
}

function app({ clientId, clientSecret, redirectUri, scope, insecure, refreshes }: AppSettings): App {
  const insecurely = insecure ? [client.allowInsecureRequests] : []
  const execute = [client.enableNonRepudiationChecks, ...insecurely]
  return {
    launch: async (session, url) => {
      const iss = url.searchParams.get('iss') ?? ''
      const config = await client.discovery(
        new URL(`${iss}/.well-known/smart-configuration`),
        clientId,
        undefined,
        clientSecret === undefined ? client.None() : client.ClientSecretBasic(clientSecret),
        { execute },
      )
      const verifier = client.randomPKCECodeVerifier()
      const state = client.randomState()
      const nonce = client.randomNonce()
      session.set('login', {
        iss,
        config,
        checks: {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        },
      } satisfies Login)
      return client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope,
        state,
        nonce,
        aud: iss,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }).href
    },
    callback: async (session, url) => {
      const { iss, config, checks } = session.get('login') as Login
      const tokens = await client.authorizationCodeGrant(config, url, checks)
      const read = readerOf(config)
      await read(tokens.access_token, new URL(String(tokens.claims()?.fhirUser), `${iss}/`))
      await readChart(read, iss, tokens.access_token, String(tokens.patient))
      await client.tokenIntrospection(config, tokens.access_token)
      let refreshToken = tokens.refresh_token
      for (let count = 0; count < refreshes && refreshToken !== undefined; count++) {
        const fresh = await client.refreshTokenGrant(config, refreshToken)
        refreshToken = fresh.refresh_token ?? refreshToken
        await read(fresh.access_token, new URL(`${iss}/Patient/${tokens.patient}`))
      }
      if (refreshToken !== undefined) await client.tokenRevocation(config, refreshToken)
    },
  }
}

function readerOf(config: client.Configuration): Read {
  return async (token, url) => (await client.fetchProtectedResource(config, token, url, 'GET')).json()
}
