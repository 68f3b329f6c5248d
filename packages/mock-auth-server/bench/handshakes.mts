import { createHash, randomBytes } from 'node:crypto'
import { Agent, request } from 'node:http'
import { keepToFirstCore, keepToOtherCores } from './one-core.mts'
import { MOCK, median, mockArgs, type Peer, peer, runPeer } from './run-peer.mts'

// Handshakes per second: authorize and token with an RS256 id_token, journal on, beside a handler that only parses
// and signs, and beside other people's servers. Interleaved rounds in one run; the ratio is what counts.
const REDIRECT = 'http://localhost:4020/callback'
/** A web client of a real provider has https; nobody goes there. */
const WEB_REDIRECT = 'https://app.example/callback'
const SECONDS = 2
const ROUNDS = 5

interface Contender {
  readonly name: string
  readonly server: Peer
  readonly authorize: string
  readonly token: string
  readonly scope: string
  readonly redirectUri: string
}

const alone = (port: number) => [String(port)]
const contenders: Contender[] = [
  {
    name: 'smart-mock',
    server: await runPeer(MOCK, mockArgs, '/fhir/.well-known/smart-configuration'),
    authorize: '/auth/authorize',
    token: '/auth/token',
    scope: 'openid fhirUser launch/patient patient/*.rs',
    redirectUri: REDIRECT,
  },
  {
    name: 'minimal Hono and jose',
    server: await runPeer(peer('hono-jose'), alone, '/'),
    authorize: '/auth/authorize',
    token: '/auth/token',
    scope: 'openid',
    redirectUri: REDIRECT,
  },
  {
    name: 'oauth2-mock-server',
    server: await runPeer(peer('oauth2-mock-server'), alone, '/jwks'),
    authorize: '/authorize',
    token: '/token',
    scope: 'openid',
    redirectUri: REDIRECT,
  },
  {
    name: 'oidc-provider',
    server: await runPeer(peer('oidc-provider'), alone, '/jwks'),
    authorize: '/auth',
    token: '/token',
    scope: 'openid',
    redirectUri: WEB_REDIRECT,
  },
]

const pinned = keepToOtherCores()
if (pinned) for (const { server } of contenders) keepToFirstCore(server.pid)
console.log(pinned ? 'each server on one core, the load on others' : 'servers and load share all cores')

for (const connections of [1, 16]) {
  const rates = contenders.map((): number[] => [])
  for (const contender of contenders) await load(contender, connections, 0.5)
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, contender] of contenders.entries()) {
      rates[index]?.push(await load(contender, connections, SECONDS))
    }
  }
  console.log(`${connections} connection${connections > 1 ? 's' : ''}`)
  const ours = median(rates[0] ?? [])
  for (const [index, { name }] of contenders.entries()) {
    const rate = median(rates[index] ?? [])
    const ratio = index === 0 ? '' : `, smart-mock is ${(ours / rate).toFixed(2)} of it`
    console.log(`  ${name.padEnd(22)} ${rate.toFixed(0)}/s${ratio}`)
  }
}
for (const { server } of contenders) await server.stop()

/** Handshakes per second over so many connections. */
async function load(contender: Contender, connections: number, seconds: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const until = performance.now() + seconds * 1000
  let count = 0
  const worker = async () => {
    const cookies = new Map<string, string>()
    while (performance.now() < until) {
      await handshake(contender, agent, cookies)
      count += 1
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: connections }, worker))
  agent.destroy()
  return count / ((performance.now() - start) / 1000)
}

async function handshake(contender: Contender, agent: Agent, cookies: Map<string, string>): Promise<void> {
  const { port } = contender.server
  const verifier = randomBytes(32).toString('base64url')
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'smart-client-public',
    redirect_uri: contender.redirectUri,
    scope: contender.scope,
    state: randomBytes(24).toString('base64url'),
    nonce: randomBytes(24).toString('base64url'),
    aud: `http://localhost:${port}/fhir`,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  let next = `${contender.authorize}?${query}`
  // A provider may send a browser without a session through its own pages first.
  for (let hop = 0; hop < 4 && !next.startsWith(contender.redirectUri); hop++) {
    const { location } = await send(port, agent, cookies, 'GET', new URL(next, `http://localhost:${port}`))
    if (location === undefined) throw new Error(`${contender.name}: no redirect`)
    next = location
  }
  const form = {
    grant_type: 'authorization_code',
    code: new URL(next).searchParams.get('code') ?? '',
    redirect_uri: contender.redirectUri,
    client_id: 'smart-client-public',
    code_verifier: verifier,
  }
  const token = new URL(contender.token, `http://localhost:${port}`)
  const { text } = await send(port, agent, cookies, 'POST', token, new URLSearchParams(form).toString())
  if (!text.includes('id_token')) throw new Error(`${contender.name}: ${text}`)
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
