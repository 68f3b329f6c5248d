import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerAuthorize } from './answer-authorize.ts'
import { answerFhir } from './answer-fhir.ts'
import { answerToken } from './answer-token.ts'
import { KEY_ID } from './create-token-response.ts'
import type { Hole } from './hole.ts'
import type { RecordStore } from './record-store.ts'
import { sendJson } from './reply.ts'
import { createState, SCOPES, type ServerState } from './state.ts'

/** A SMART server with logins, written without code of this project, that refuses what it must unless it has a hole. */
export interface SmallServer {
  readonly fhirBase: string
  /** Gives it these defects and no others. */
  dig(...holes: readonly Hole[]): void
  close(): void
}

/** Starts a small server in front of these records. */
export async function startSmallServer(store: RecordStore): Promise<SmallServer> {
  const holes = new Set<Hole>()
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  const state = createState(origin, (hole) => holes.has(hole), store)
  server.on('request', async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    await answer(state, request, body, response)
  })
  return {
    fhirBase: state.fhirBase,
    dig: (...wanted) => {
      holes.clear()
      for (const hole of wanted) holes.add(hole)
    },
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function answer(
  state: ServerState,
  request: IncomingMessage,
  body: string,
  response: ServerResponse,
): Promise<unknown> {
  const url = new URL(request.url ?? '/', state.origin)
  switch (url.pathname) {
    case '/authorize':
      return answerAuthorize(state, url.searchParams, response)
    case '/token':
      return answerToken(state, request, body, response)
    case '/keys': {
      const key = state.key.publicKey.export({ format: 'jwk' })
      return sendJson(response, 200, { keys: [{ ...key, kid: KEY_ID, use: 'sig', alg: 'RS256' }] })
    }
    case '/.well-known/openid-configuration':
      return sendJson(response, 200, buildOpenidConfiguration(state))
    case '/fhir/.well-known/smart-configuration':
      return sendJson(response, 200, buildConfiguration(state))
    case '/fhir/metadata':
      return sendJson(response, 200, {
        ...{ resourceType: 'CapabilityStatement', status: 'active', fhirVersion: '4.0.1' },
      })
    default:
      if (url.pathname.startsWith('/fhir/')) return answerFhir(state, request, url, body, response)
      response.writeHead(404).end()
  }
}

const buildConfiguration = ({ origin }: ServerState) => ({
  ...buildEndpoints(origin),
  grant_types_supported: ['authorization_code'],
  response_types_supported: ['code'],
  scopes_supported: SCOPES,
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  capabilities: [
    ...['launch-standalone', 'client-public', 'client-confidential-symmetric', 'context-standalone-patient'],
    ...['permission-v1', 'permission-v2', 'permission-patient', 'permission-offline', 'sso-openid-connect'],
  ],
})

const buildOpenidConfiguration = ({ origin }: ServerState) => ({
  ...buildEndpoints(origin),
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
})

const buildEndpoints = (origin: string) => ({
  issuer: origin,
  authorization_endpoint: `${origin}/authorize`,
  token_endpoint: `${origin}/token`,
  jwks_uri: `${origin}/keys`,
})
