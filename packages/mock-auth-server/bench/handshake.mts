import { createHash, randomBytes } from 'node:crypto'
import { type Agent, request } from 'node:http'

export const REDIRECT = 'http://localhost:4020/callback'
/** Redirect URI of a web client, which a real provider requires to be https; no browser opens it. */
export const WEB_REDIRECT = 'https://app.example/callback'

/** The endpoints of an authorization server, and the app that logs in there. */
export interface Authority {
  readonly authorize: string
  readonly token: string
  readonly scope: string
  readonly redirectUri: string
  /** Path of the FHIR base; `/fhir` by default. */
  readonly fhir?: string
  /** The URL that the server publishes, without a path, when it is not that of its port. */
  readonly publicUrl?: string
}

/** Runs one login with PKCE at a server of this machine: authorize, and the code for an id_token; returns the token response. */
export async function handshake(
  port: number,
  authority: Authority,
  agent: Agent,
  cookies: Map<string, string>,
): Promise<{ readonly access_token: string }> {
  const verifier = randomBytes(32).toString('base64url')
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'smart-client-public',
    redirect_uri: authority.redirectUri,
    scope: authority.scope,
    state: randomBytes(24).toString('base64url'),
    nonce: randomBytes(24).toString('base64url'),
    aud: `${authority.publicUrl ?? `http://localhost:${port}`}${authority.fhir ?? '/fhir'}`,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  let next = `${authority.authorize}?${query}`
  // A provider may send a browser without a session through its own pages first.
  for (let hop = 0; hop < 4 && !next.startsWith(authority.redirectUri); hop++) {
    const { location } = await send(port, agent, cookies, 'GET', new URL(next, `http://localhost:${port}`))
    if (location === undefined) throw new Error('no redirect')
    next = location
  }
  const form = {
    grant_type: 'authorization_code',
    code: new URL(next).searchParams.get('code') ?? '',
    redirect_uri: authority.redirectUri,
    client_id: 'smart-client-public',
    code_verifier: verifier,
  }
  const token = new URL(authority.token, `http://localhost:${port}`)
  const { text } = await send(port, agent, cookies, 'POST', token, new URLSearchParams(form).toString())
  if (!text.includes('id_token')) throw new Error(text)
  return JSON.parse(text)
}

function send(
  port: number,
  agent: Agent,
  cookies: Map<string, string>,
  method: string,
  { pathname, search }: URL,
  body?: string,
) {
  const form = { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': body?.length ?? 0 }
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const headers = {
    Host: `localhost:${port}`,
    ...(body === undefined ? {} : form),
    ...(cookie === '' ? {} : { Cookie: cookie }),
  }
  return new Promise<{ location: string | undefined; text: string }>((resolve, reject) => {
    const options = { host: '127.0.0.1', port, agent, method, path: pathname + search, headers }
    const sent = request(options, (response) => {
      for (const set of response.headers['set-cookie'] ?? []) {
        const [pair = ''] = set.split(';')
        cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
      }
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () => resolve({ location: response.headers.location, text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
