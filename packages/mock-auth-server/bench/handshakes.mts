import { createHash, randomBytes } from 'node:crypto'
import { Agent, request } from 'node:http'
import { MOCK, median, mockArgs, peer, runPeer } from './run-peer.mts'

// Handshakes per second: authorize and token with an RS256 id_token, journal on, beside a handler that only parses
// and signs. Interleaved rounds in one run; the ratio is what counts.
const REDIRECT = 'http://localhost:4020/callback'
const SECONDS = 2
const ROUNDS = 5

const mock = await runPeer(MOCK, mockArgs, '/fhir/.well-known/smart-configuration')
const minimal = await runPeer(peer('hono-jose'), (port) => [String(port)], '/')

for (const connections of [1, 16]) {
  const ours: number[] = []
  const theirs: number[] = []
  await load(mock.port, connections, 0.5)
  await load(minimal.port, connections, 0.5)
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await load(mock.port, connections, SECONDS))
    theirs.push(await load(minimal.port, connections, SECONDS))
  }
  const ratio = median(ours) / median(theirs)
  const label = `${connections} connection${connections > 1 ? 's' : ''}`.padEnd(15)
  console.log(
    `${label} ${median(ours).toFixed(0)}/s, minimal handler ${median(theirs).toFixed(0)}/s: ${ratio.toFixed(2)}`,
  )
}
await mock.stop()
await minimal.stop()

/** Handshakes per second over so many connections. */
async function load(port: number, connections: number, seconds: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const until = performance.now() + seconds * 1000
  let count = 0
  const worker = async () => {
    while (performance.now() < until) {
      await handshake(port, agent)
      count += 1
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: connections }, worker))
  agent.destroy()
  return count / ((performance.now() - start) / 1000)
}

async function handshake(port: number, agent: Agent): Promise<void> {
  const verifier = randomBytes(32).toString('base64url')
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'smart-client-public',
    redirect_uri: REDIRECT,
    scope: 'openid fhirUser launch/patient patient/*.rs',
    state: randomBytes(24).toString('base64url'),
    nonce: randomBytes(24).toString('base64url'),
    aud: `http://localhost:${port}/fhir`,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  const authorize = await send(port, agent, 'GET', `/auth/authorize?${query}`)
  const code = new URL(authorize.location ?? '').searchParams.get('code') ?? ''
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    redirect_uri: REDIRECT,
    client_id: 'smart-client-public',
    code_verifier: verifier,
  }).toString()
  const token = await send(port, agent, 'POST', '/auth/token', body)
  if (!token.text.includes('id_token')) throw new Error(token.text)
}

function send(port: number, agent: Agent, method: string, path: string, body?: string) {
  return new Promise<{ location: string | undefined; text: string }>((resolve, reject) => {
    const headers =
      body === undefined
        ? {}
        : { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': body.length }
    const sent = request({ host: '127.0.0.1', port, agent, method, path, headers }, (response) => {
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
