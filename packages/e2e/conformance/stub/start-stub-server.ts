import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerSignIn } from './answer-sign-in.ts'
import { answerToken } from './answer-token.ts'
import { type Call, sendJson, sendPage } from './call.ts'
import { buildBrands, buildConfiguration, buildKeys, buildOpenid, buildStatement } from './documents.ts'
import type { HasHole, Hole } from './hole.ts'

/** A request as the stub server has received it. */
interface SeenRequest {
  readonly method: string
  readonly path: string
  readonly agent: string
  readonly body: string
}

/** A small SMART server, written without code of this project, that refuses what it must unless it has a hole. */
export interface StubServer {
  readonly fhirBase: string
  /** Every request since the start. */
  readonly requests: readonly SeenRequest[]
  /** Gives it these defects and no others. */
  dig(...holes: readonly Hole[]): void
  close(): void
}

export async function startStubServer(): Promise<StubServer> {
  const holes = new Set<Hole>()
  const requests: SeenRequest[] = []
  const has: HasHole = (hole) => holes.has(hole)
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', origin)
    let body = ''
    for await (const chunk of request) body += chunk
    const { method = '', headers } = request
    requests.push({ method, path: url.pathname, agent: headers['user-agent'] ?? '', body })
    answer({ request, response, url, body, has }, origin)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    fhirBase: `${origin}/fhir`,
    requests,
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

function answer(call: Call, origin: string): unknown {
  const { request, response, url, has } = call
  const open = { 'access-control-allow-origin': '*' }
  if (request.method === 'OPTIONS') return answerPreflight(call)
  switch (url.pathname) {
    case '/fhir/.well-known/smart-configuration': {
      if (has('html to browsers') && request.headers.accept === 'text/html')
        return sendPage(response, 'configuration')
      const type = has('served as text') ? { 'content-type': 'text/plain' } : {}
      return sendJson(response, 200, buildConfiguration(origin, has), { ...open, ...type })
    }
    case '/fhir/metadata':
      if (has('metadata behind a login')) return sendJson(response, 401, {})
      return sendJson(response, 200, buildStatement(origin, has), has('metadata without CORS') ? {} : open)
    case '/.well-known/openid-configuration':
      return sendJson(response, 200, buildOpenid(origin, has), open)
    case '/.well-known/oauth-authorization-server': {
      const issuer = has('issuer of another server') ? 'https://other.example' : origin
      return sendJson(response, 200, { ...buildConfiguration(origin, () => false), issuer }, open)
    }
    case '/keys':
      return sendJson(response, 200, buildKeys(has), open)
    case '/brands.json':
      return answerBrands(call, origin)
    case '/manage':
      return has('management as JSON') ? sendJson(response, 200, {}) : sendPage(response, 'apps')
    case '/introspect':
      return answerIntrospection(call)
    case '/revoke':
      return sendJson(response, has('revocation of unknown tokens refused') ? 400 : 200, {})
    case '/token':
      return answerToken(call)
    case '/sign-in':
      return answerSignIn(call)
    default:
      return answerFhir(call)
  }
}

function answerPreflight({ response, has }: Call): unknown {
  const allowed = {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, PUT, POST',
    'access-control-allow-headers': 'authorization, content-type, if-match',
  }
  return response.writeHead(has('no preflight') ? 405 : 204, has('no preflight') ? {} : allowed).end()
}

function answerBrands({ request, response, has }: Call, origin: string): unknown {
  const etag = 'W/"1"'
  if (request.headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end()
  const open = has('bundle without CORS') ? {} : { 'access-control-allow-origin': '*' }
  return sendJson(response, 200, buildBrands(`${origin}/fhir`, has), { ...open, etag })
}

/** Introspection is open to everyone, or with that hole to everyone who sends any bearer token. */
function answerIntrospection({ request, response, has }: Call): unknown {
  const { authorization = '' } = request.headers
  if (has('introspection for any bearer') && !authorization.startsWith('Bearer '))
    return sendJson(response, 401, {})
  const more = has('talkative introspection') ? { client_id: 'x' } : {}
  return sendJson(response, 200, { active: false, ...more })
}

function answerFhir({ request, response, url, has }: Call): unknown {
  const { authorization } = request.headers
  const isBearer = /^Bearer [\w.~+/-]+=*$/.test(authorization ?? '') && countHeaders(request) === 1
  const bundle = { resourceType: 'Bundle', type: 'searchset', entry: [] }
  if (has('data for everybody') && authorization === undefined && url.pathname !== '/fhir/Basic')
    return sendJson(response, 200, bundle)
  if (has('app state for everybody') && url.pathname === '/fhir/Basic') return sendJson(response, 200, bundle)
  if (has('any token') && isBearer) return sendJson(response, 200, bundle)
  if (has('fails on malformed headers') && authorization !== undefined && !isBearer)
    return response.writeHead(500).end()
  const challenge = isBearer ? 'Bearer error="invalid_token"' : 'Bearer'
  const open = has('errors without CORS') ? {} : { 'access-control-allow-origin': '*' }
  const headers = { ...open, ...(has('no challenge') ? {} : { 'www-authenticate': challenge }) }
  return sendJson(response, 401, { resourceType: 'OperationOutcome' }, headers)
}

const countHeaders = ({ rawHeaders }: IncomingMessage): number =>
  rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'authorization').length
