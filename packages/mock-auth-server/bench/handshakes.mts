import { Agent } from 'node:http'
import { type Authority, handshake, REDIRECT, WEB_REDIRECT } from './handshake.mts'
import { keepToFirstCore, keepToOtherCores } from './one-core.mts'
import { MOCK, median, mockArgs, type Peer, peer, runPeer } from './run-peer.mts'

// Logins per second: authorize and token with an RS256 id_token, journal on, beside a handler that only
// parses and signs, and beside servers of other projects. Interleaved rounds in one run; the ratio is the
// result.
const SECONDS = 2
const ROUNDS = 5

interface Contender extends Authority {
  readonly name: string
  readonly server: Peer
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

/** Returns the logins per second over this number of connections. */
async function load(contender: Contender, connections: number, seconds: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const until = performance.now() + seconds * 1000
  let count = 0
  const worker = async () => {
    const cookies = new Map<string, string>()
    while (performance.now() < until) {
      await handshake(contender.server.port, contender, agent, cookies)
      count += 1
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: connections }, worker))
  agent.destroy()
  return count / ((performance.now() - start) / 1000)
}
