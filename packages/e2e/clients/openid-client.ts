import * as client from 'openid-client'
import type { App, AppSettings, Library } from './library.ts'
import { oauth4webapi } from './oauth4webapi.ts'

export const openidClient: Library = {
  name: 'openid-client',
  usage:
    '`discovery` of the smart-configuration, `buildAuthorizationUrl`, `authorizationCodeGrant` with `expectedState`, `expectedNonce`, `idTokenExpected` and `enableNonRepudiationChecks`, `fetchProtectedResource`, `refreshTokenGrant`',
  leaves: oauth4webapi.leaves,
  app,
}

interface Login {
  readonly iss: string
  readonly config: client.Configuration
  readonly checks: client.AuthorizationCodeGrantChecks
}

function app({ clientId, clientSecret, redirectUri, scope }: AppSettings): App {
  return {
    launch: async (session, url) => {
      const iss = url.searchParams.get('iss') ?? ''
      const config = await client.discovery(
        new URL(`${iss}/.well-known/smart-configuration`),
        clientId,
        undefined,
        client.ClientSecretBasic(clientSecret),
        { execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks] },
      )
      const verifier = client.randomPKCECodeVerifier()
      const state = client.randomState()
      const nonce = client.randomNonce()
      const to = client.buildAuthorizationUrl(config, {
        ...{ redirect_uri: redirectUri, scope, state, nonce, aud: iss },
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      })
      const checks = {
        ...{ pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true },
      }
      session.set('login', { iss, config, checks } satisfies Login)
      return to.href
    },
    callback: async (session, url) => {
      const { iss, config, checks } = session.get('login') as Login
      const tokens = await client.authorizationCodeGrant(config, url, checks)
      await read(config, iss, tokens.access_token, String(tokens.patient))
      let refreshToken = tokens.refresh_token
      for (let count = 0; count < 2 && refreshToken !== undefined; count++) {
        const fresh = await client.refreshTokenGrant(config, refreshToken)
        refreshToken = fresh.refresh_token ?? refreshToken
        await read(config, iss, fresh.access_token, String(tokens.patient))
      }
    },
  }
}

async function read(
  config: client.Configuration,
  iss: string,
  token: string,
  patient: string,
): Promise<void> {
  await ask(`${iss}/Patient/${patient}`)
  let next: string | undefined = `${iss}/Observation?patient=${patient}&_count=100`
  while (next !== undefined) {
    const { link = [] } = (await ask(next)) as fhir4.Bundle
    next = link.find(({ relation }) => relation === 'next')?.url
  }

  async function ask(url: string): Promise<unknown> {
    return (await client.fetchProtectedResource(config, token, new URL(url), 'GET')).json()
  }
}
