import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { answerFhir } from './answer-fhir.ts'
import { buildConfiguration } from './build-configuration.ts'
import { createAuthorization } from './create-authorization.ts'
import { createJsonReply, type Reply, type Seen, type Tamper } from './tamper.ts'

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

/** Starts the server at a free port of loopback. */
export async function startTestServer(): Promise<TestServer> {
  const { privateKey, publicKey } = await keys
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid: 'key-1', alg: 'RS256', use: 'sig' }
  const tamper: Tamper = {}
  const seen: Seen[] = []
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  const { authorize, token } = createAuthorization(origin, tamper, privateKey)

  const answer = async (request: Seen): Promise<Reply> => {
    const configuration = buildConfiguration(origin, tamper)
    const { pathname, searchParams } = new URL(request.url, origin)
    if (request.method === 'OPTIONS')
      return {
        status: 204,
        headers: {
          'access-control-allow-origin': '*',
          'access-control-allow-headers': 'authorization, content-type',
        },
      }
    if (pathname === '/fhir/.well-known/smart-configuration')
      return createJsonReply(tamper.smartConfiguration?.(configuration) ?? configuration)
    if (pathname === '/auth/.well-known/openid-configuration')
      return createJsonReply({ issuer: `${origin}/auth`, jwks_uri: `${origin}/auth/jwks` })
    if (pathname === '/auth/jwks') return createJsonReply(tamper.jwks ? tamper.jwks([jwk]) : { keys: [jwk] })
    if (pathname === '/auth/authorize')
      return request.method === 'HEAD'
        ? { status: 200 }
        : authorize(request.method === 'POST' ? request.form : searchParams)
    if (pathname === '/auth/token') return token(request)
    if (pathname === '/auth/userinfo')
      return request.headers.authorization?.startsWith('Bearer access-')
        ? createJsonReply(tamper.userInfo)
        : createJsonReply({}, 401)
    if (pathname === '/auth/introspect') return createJsonReply({ active: true })
    if (pathname === '/auth/revoke') return { status: 200 }
    if (pathname.startsWith('/fhir/')) return answerFhir(request, `${origin}/fhir`)
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
  server.on('request', (incoming, response) => void handle(incoming, response))
  return {
    origin,
    fhirBase: `${origin}/fhir`,
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
