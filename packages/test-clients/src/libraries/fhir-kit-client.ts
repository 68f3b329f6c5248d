import { createHash, randomBytes } from 'node:crypto'
import { Client } from 'fhir-kit-client'
import { LEFT_BY_FHIR } from './left-to-the-app.ts'
import type { App, AppSettings, Library } from './library.ts'

const LOGIN = 'it does not log in: it finds the endpoints and takes a token that the app got'

/** Faults of discovery that show when the app sends its code. */
const SENT_AT_LOGIN = [
  'foreign-token-endpoint',
  'endpoints-plain-http',
  'redirect-to-plain-http',
  'auth-method-not-offered',
]

export const fhirKitClient: Library = {
  name: 'fhir-kit-client',
  usage:
    '`smartAuthMetadata`, a code grant by the app itself, `bearerToken`, `capabilityStatement`, `read`, `search` with `nextPage` to the end, `create`, `update`, `batch`',
  leaves: {
    ...LEFT_BY_FHIR,
    ...Object.fromEntries(SENT_AT_LOGIN.map((name) => [name, LOGIN])),
    launch: LOGIN,
    session: LOGIN,
    'openid-configuration': LOGIN,
    jwks: LOGIN,
    authorize: LOGIN,
    decide: LOGIN,
    token: LOGIN,
    userinfo: LOGIN,
  },
  app,
}

interface Login {
  readonly iss: string
  readonly tokenUrl: string
  readonly verifier: string
}

function app({ clientId, clientSecret, redirectUri, scope }: AppSettings): App {
  return {
    launch: async (session, url) => {
      const iss = url.searchParams.get('iss') ?? ''
      const { authorizeUrl, tokenUrl } = await new Client({ baseUrl: iss }).smartAuthMetadata()
      const verifier = randomBytes(32).toString('base64url')
      session.set('login', { iss, tokenUrl: String(tokenUrl), verifier } satisfies Login)
      const to = new URL(String(authorizeUrl))
      const parameters = {
        ...{ response_type: 'code', client_id: clientId, redirect_uri: redirectUri, aud: iss },
        // Nothing here would check an id_token.
        scope: scope.replace('openid fhirUser ', ''),
        state: randomBytes(32).toString('base64url'),
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
      }
      for (const [name, value] of Object.entries(parameters)) to.searchParams.set(name, value)
      return to.href
    },
    callback: async (session, url) => {
      const { iss, tokenUrl, verifier } = session.get('login') as Login
      const grant = {
        ...{ grant_type: 'authorization_code', redirect_uri: redirectUri, code_verifier: verifier },
        code: url.searchParams.get('code') ?? '',
      }
      const basic = { Authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` }
      const body = new URLSearchParams(grant)
      const response = await fetch(tokenUrl, { method: 'POST', headers: basic, body })
      const tokens = (await response.json()) as { access_token: string; patient: string }
      await use(new Client({ baseUrl: iss, bearerToken: tokens.access_token }), tokens.patient)
    },
  }
}

async function use(client: Client, patient: string): Promise<void> {
  await client.capabilityStatement()
  await client.read({ resourceType: 'Patient', id: patient })
  await client.search({ resourceType: 'Condition', searchParams: { patient } })
  const searchParams = { patient, _count: 100 }
  let page: unknown = await client.search({ resourceType: 'Observation', searchParams })
  while (page) page = await client.nextPage({ bundle: page as never })
  const observation = {
    resourceType: 'Observation',
    status: 'final',
    code: { text: 'Steps' },
    subject: { reference: `Patient/${patient}` },
  }
  const { id = '' } = (await client.create({
    resourceType: 'Observation',
    body: observation,
  })) as unknown as { id?: string }
  await client.update({ resourceType: 'Observation', id, body: { ...observation, id, valueInteger: 8000 } })
  const entry = ['Condition', 'Observation'].map((type) => ({
    request: { method: 'GET', url: `${type}?patient=${patient}&_count=1` },
  }))
  await client.batch({ body: { resourceType: 'Bundle', type: 'batch', entry } as never })
}
