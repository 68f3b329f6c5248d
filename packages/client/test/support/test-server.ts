import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'

/** A request that the server received. */
export interface Seen {
  method: string
  /** Path and query. */
  url: string
  headers: Record<string, string>
  body: string
  form: URLSearchParams
}

export interface Reply {
  status: number
  headers?: Record<string, string>
  body?: string
  /** Ends the connection after the body, though more was promised. */
  cut?: boolean
}

type Json = Record<string, unknown>

/** Changes of a test by which the server violates the rules in one place. */
export interface Tamper {
  smartConfiguration?: ((json: Json) => Json) | undefined
  callback?: ((parameters: URLSearchParams) => void) | undefined
  tokenResponse?: ((json: Json, form: URLSearchParams) => Json) | undefined
  claims?: ((claims: Json) => Json) | undefined
  /** Claims of the UserInfo endpoint, which exists when this is set. */
  userInfo?: Json | undefined
  signWith?: CryptoKey | undefined
  /** Header members of the id_token beside alg; a kid when unset. */
  header?: Json | undefined
  jwks?: ((keys: JWK[]) => unknown) | undefined
  /** Returns a reply instead of the server's; `undefined` keeps the server's. */
  reply?: ((seen: Seen) => Reply | undefined) | undefined
}

/** A small conforming SMART server over real HTTP, without a sign-in page. */
export interface TestServer {
  origin: string
  fhirBase: string
  tamper: Tamper
  seen: Seen[]
  /** Requests to the token endpoint. */
  tokenRequests: () => Seen[]
  /** Requests below the FHIR base that carried a token. */
  fhirRequests: () => Seen[]
  close: () => Promise<void>
}

const keys = generateKeyPair('RS256', { extractable: true })
const SCOPE_GRANTED =
  'launch/patient openid fhirUser offline_access patient/Patient.rs patient/Observation.rs'

export async function startTestServer(): Promise<TestServer> {
  const { privateKey, publicKey } = await keys
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid: 'key-1', alg: 'RS256', use: 'sig' }
  const codes = new Map<string, URLSearchParams>()
  const tamper: Tamper = {}
  const seen: Seen[] = []
  let issued = 0

  const origin = () => `http://localhost:${(server.address() as AddressInfo).port}`
  const json = (body: unknown, status = 200): Reply => ({
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  })

  const configuration = (): Json => ({
    issuer: `${origin()}/auth`,
    jwks_uri: `${origin()}/auth/jwks`,
    authorization_endpoint: `${origin()}/auth/authorize`,
    token_endpoint: `${origin()}/auth/token`,
    introspection_endpoint: `${origin()}/auth/introspect`,
    revocation_endpoint: `${origin()}/auth/revoke`,
    ...(tamper.userInfo ? { userinfo_endpoint: `${origin()}/auth/userinfo` } : {}),
    grant_types_supported: ['authorization_code', 'client_credentials'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['RS384', 'ES384'],
    capabilities: [
      'launch-ehr',
      'launch-standalone',
      'client-public',
      'client-confidential-symmetric',
      'client-confidential-asymmetric',
      'sso-openid-connect',
      'permission-v2',
      'permission-offline',
      'permission-patient',
      'context-standalone-patient',
    ],
  })

  const authorize = (query: URLSearchParams): Reply => {
    const code = `code+/=&%${++issued}`
    codes.set(code, query)
    const answer = new URLSearchParams({ code, state: query.get('state') ?? '' })
    tamper.callback?.(answer)
    return { status: 302, headers: { location: `${query.get('redirect_uri')}?${answer}` } }
  }

  const token = async ({ form }: Seen): Promise<Reply> => {
    const asked = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    if (form.get('grant_type') === 'authorization_code' && !asked)
      return json({ error: 'invalid_grant' }, 400)
    issued++
    const base: Json = {
      access_token: `access-${issued}`,
      token_type: 'Bearer',
      expires_in: 3600,
      scope: asked?.get('scope') ?? form.get('scope') ?? SCOPE_GRANTED,
    }
    if (form.get('grant_type') !== 'client_credentials')
      Object.assign(base, { refresh_token: `refresh-${issued}`, patient: 'p1' })
    if (asked?.get('scope')?.includes('openid')) base.id_token = await idToken(asked)
    return json(tamper.tokenResponse?.(base, form) ?? base)
  }

  const idToken = (asked: URLSearchParams) => {
    const now = Math.floor(Date.now() / 1000)
    const claims: Json = {
      iss: `${origin()}/auth`,
      aud: asked.get('client_id'),
      sub: 'user-1',
      iat: now,
      exp: now + 300,
      nonce: asked.get('nonce'),
      fhirUser: `${origin()}/fhir/Practitioner/d1`,
    }
    return new SignJWT(tamper.claims?.(claims) ?? claims)
      .setProtectedHeader({ alg: 'RS256', ...(tamper.header ?? { kid: 'key-1' }) })
      .sign(tamper.signWith ?? privateKey)
  }

  const fhir = ({ url, headers }: Seen): Reply => {
    const path = url.slice('/fhir/'.length)
    if (path === 'metadata')
      return json({
        resourceType: 'CapabilityStatement',
        rest: [
          {
            mode: 'server',
            resource: [{ type: 'Patient', interaction: [{ code: 'read' }], searchParam: [] }],
          },
        ],
      })
    if (!headers.authorization?.startsWith('Bearer access-'))
      return json(
        {
          resourceType: 'OperationOutcome',
          issue: [{ severity: 'error', code: 'login', diagnostics: 'no token' }],
        },
        401,
      )
    const [address = '', query = ''] = path.split('?')
    const [type, id] = address.split('/')
    if (id) return json({ resourceType: type, id })
    const page = Number(new URLSearchParams(query).get('page') ?? '1')
    const link = page < 3 ? [{ relation: 'next', url: `${origin()}/fhir/${type}?page=${page + 1}` }] : []
    return json({
      resourceType: 'Bundle',
      type: 'searchset',
      link,
      entry: [{ resource: { resourceType: type, id: `r${page}`, subject: { reference: 'Patient/p1' } } }],
    })
  }

  const answer = async (request: Seen): Promise<Reply> => {
    const { pathname, searchParams } = new URL(request.url, origin())
    if (request.method === 'OPTIONS')
      return {
        status: 204,
        headers: {
          'access-control-allow-origin': '*',
          'access-control-allow-headers': 'authorization, content-type',
        },
      }
    if (pathname === '/fhir/.well-known/smart-configuration')
      return json(tamper.smartConfiguration?.(configuration()) ?? configuration())
    if (pathname === '/auth/.well-known/openid-configuration')
      return json({ issuer: `${origin()}/auth`, jwks_uri: `${origin()}/auth/jwks` })
    if (pathname === '/auth/jwks') return json(tamper.jwks ? tamper.jwks([jwk]) : { keys: [jwk] })
    if (pathname === '/auth/authorize')
      return request.method === 'HEAD'
        ? { status: 200 }
        : authorize(request.method === 'POST' ? request.form : searchParams)
    if (pathname === '/auth/token') return token(request)
    if (pathname === '/auth/userinfo')
      return request.headers.authorization?.startsWith('Bearer access-')
        ? json(tamper.userInfo)
        : json({}, 401)
    if (pathname === '/auth/introspect') return json({ active: true })
    if (pathname === '/auth/revoke') return { status: 200 }
    if (pathname.startsWith('/fhir/')) return fhir(request)
    return { status: 404 }
  }

  const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
    const request = await read(incoming)
    seen.push(request)
    const {
      status,
      headers = {},
      body = '',
      cut = false,
    } = tamper.reply?.(request) ?? (await answer(request))
    if (cut) response.writeHead(status, headers).write(body, () => response.destroy())
    else response.writeHead(status, headers).end(body)
  }
  const server = createServer((incoming, response) => void handle(incoming, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: origin(),
    fhirBase: `${origin()}/fhir`,
    tamper,
    seen,
    tokenRequests: () => seen.filter(({ method, url }) => method === 'POST' && url.startsWith('/auth/token')),
    fhirRequests: () =>
      seen.filter(({ url, headers }) => url.startsWith('/fhir/') && headers.authorization !== undefined),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function read(incoming: IncomingMessage): Promise<Seen> {
  let body = ''
  for await (const chunk of incoming) body += chunk
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  )
  return {
    method: incoming.method ?? '',
    url: incoming.url ?? '',
    headers,
    body,
    form: new URLSearchParams(body),
  }
}
