import { createHash, randomBytes } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readBody, sendJson } from './stub-replies.ts'

/** Lawful habits of servers that cost a client further logins, and defects. */
export interface Habits {
  /** A code is used up by the first request for it, also by a refused one. */
  burnsCodes?: boolean
  /** The sign-in page comes before the request is looked at. */
  signsInFirst?: boolean
  /** Any code_verifier is accepted. */
  acceptsAnyVerifier?: boolean
  /** Requests without aud are accepted. */
  acceptsNoAudience?: boolean
}

/** A server with an authorization and a token endpoint, for one public client. */
export interface HabitServer {
  readonly fhirBase: string
  /** Number of codes that were issued. */
  countCodes(): number
  close(): void
}

const CLIENT_ID = 'habit-app'
const REDIRECT_URI = 'http://localhost:4020/callback'

/** Starts the server; a request with `approved=1` is that of a user who has signed in and approved. */
export async function startHabitServer(habits: Habits): Promise<HabitServer> {
  const codes = new Map<string, URLSearchParams>()
  let issued = 0
  const authorize = (query: URLSearchParams, response: ServerResponse) => {
    const hasApproved = query.get('approved') === '1'
    if (habits.signsInFirst && !hasApproved) return sendPage(response, 200, 'Sign in')
    if (query.get('client_id') !== CLIENT_ID || query.get('redirect_uri') !== REDIRECT_URI)
      return sendPage(response, 400, 'Refused')
    const redirect = (parameters: Record<string, string>) => {
      const state = query.get('state')
      const all = new URLSearchParams({ ...parameters, ...(state === null ? {} : { state }) })
      response.writeHead(302, { location: `${REDIRECT_URI}?${all}` }).end()
    }
    const error = findError(query, habits)
    if (error) return redirect({ error })
    if (!hasApproved) return sendPage(response, 200, 'Sign in')
    const code = randomBytes(32).toString('base64url')
    codes.set(code, query)
    issued += 1
    return redirect({ code })
  }
  const redeem = (form: URLSearchParams, response: ServerResponse) => {
    const code = form.get('code') ?? ''
    const request = codes.get(code)
    const error = findTokenError(form, request, habits)
    if (error === undefined || habits.burnsCodes) codes.delete(code)
    if (error !== undefined) return sendJson(response, 400, { error })
    const scope = request?.get('scope') ?? ''
    return sendJson(response, 200, {
      access_token: randomBytes(32).toString('base64url'),
      ...{ token_type: 'Bearer', expires_in: 3600, scope },
    })
  }
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const body = await readBody(request)
    const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')
    if (url.pathname.endsWith('/smart-configuration')) return sendJson(response, 200, buildDocument(origin))
    if (url.pathname === '/authorize' && request.method === 'GET')
      return authorize(url.searchParams, response)
    if (url.pathname === '/authorize') return sendPage(response, 400, 'Refused')
    if (url.pathname === '/token' && request.method === 'POST')
      return isForm
        ? redeem(new URLSearchParams(body), response)
        : sendJson(response, 400, { error: 'invalid_request' })
    return sendJson(response, 404, {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    fhirBase: `${origin}/fhir`,
    countCodes: () => issued,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

const buildDocument = (origin: string) => ({
  authorization_endpoint: `${origin}/authorize`,
  token_endpoint: `${origin}/token`,
  capabilities: ['launch-standalone', 'client-public', 'permission-v2', 'permission-patient'],
})

function findError(query: URLSearchParams, { acceptsNoAudience }: Habits): string | undefined {
  const names = [...query.keys()]
  if (names.some((name, at) => names.indexOf(name) !== at)) return 'invalid_request'
  const required = ['scope', 'state', 'code_challenge', ...(acceptsNoAudience ? [] : ['aud'])]
  if (required.some((name) => !query.get(name))) return 'invalid_request'
  if (query.get('response_type') !== 'code') return 'unsupported_response_type'
  if (query.get('aud')?.includes('conformance.example')) return 'invalid_request'
  if (query.get('code_challenge_method') !== 'S256') return 'invalid_request'
  return /^[\w-]{43}$/.test(query.get('code_challenge') ?? '') ? undefined : 'invalid_request'
}

function findTokenError(
  form: URLSearchParams,
  request: URLSearchParams | undefined,
  { acceptsAnyVerifier }: Habits,
): string | undefined {
  if (form.getAll('redirect_uri').length > 1) return 'invalid_request'
  const verifier = form.get('code_verifier') ?? ''
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const fits = request?.get('code_challenge') === challenge || (acceptsAnyVerifier && verifier !== '')
  const isBound =
    form.get('client_id') === CLIENT_ID && form.get('redirect_uri') === request?.get('redirect_uri')
  return request && fits && isBound ? undefined : 'invalid_grant'
}

const sendPage = (response: ServerResponse, status: number, title: string) =>
  response.writeHead(status, { 'content-type': 'text/html' }).end(`<title>${title}</title><form></form>`)
