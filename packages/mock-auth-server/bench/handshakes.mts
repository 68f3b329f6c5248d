import { Agent } from 'node:http'
import { readCpuTime } from './cpu-time.mts'
import { type Authority, handshake, REDIRECT, WEB_REDIRECT } from './handshake.mts'
import { keepToFirstCore, keepToOtherCores } from './one-core.mts'
import { MOCK, median, mockArgs, type Peer, peer, runPeer } from './run-peer.mts'

// Logins: authorize and token with an RS256 id_token, journal on, beside a handler that only parses and signs, and
// beside servers of other projects. The result is the cost of a login of the other server, divided by ours: in the
// CPU time of the server where the system tells it, else in time. Rounds are short and interleaved, and each has its
// own ratio, so that what else the machine does concerns both alike; the median counts, and the quartiles beside it say
// how far to trust it. Before the first round every server has handled enough logins to be compiled.
const SECONDS = 0.5
const ROUNDS = 20
const WARM_LOGINS = 3000

interface Contender extends Authority {
  readonly name: string
  readonly server: Peer
}

/** The logins per second of one round, and the microseconds that one of them cost. */
interface Round {
  readonly rate: number
  readonly cost: number
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

for (const contender of contenders) await load(contender, 16, { logins: WARM_LOGINS })
for (const connections of [1, 16]) {
  const rounds = contenders.map((): Round[] => [])
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, contender] of contenders.entries()) {
      rounds[index]?.push(await load(contender, connections, { seconds: SECONDS }))
    }
  }
  console.log(`${connections} connection${connections > 1 ? 's' : ''}`)
  const [ours = []] = rounds
  for (const [index, { name }] of contenders.entries()) {
    const theirs = rounds[index] ?? []
    const [rate, cost] = [median(theirs.map((each) => each.rate)), median(theirs.map((each) => each.cost))]
    const ratio = index === 0 ? '' : `, smart-mock is ${describeRatios(theirs, ours)} of it`
    console.log(`  ${name.padEnd(22)} ${rate.toFixed(0)}/s, ${cost.toFixed(0)} µs each${ratio}`)
  }
}
for (const { server } of contenders) await server.stop()

/** Describes how many of our logins one of theirs would pay for: the median of the rounds, with the quartiles. */
function describeRatios(theirs: readonly Round[], ours: readonly Round[]): string {
  const ratios = theirs
    .map(({ cost }, round) => cost / (ours[round]?.cost ?? Number.NaN))
    .sort((a, b) => a - b)
  const at = (share: number) => (ratios[Math.floor(ratios.length * share)] ?? Number.NaN).toFixed(2)
  return `${at(0.5)} (${at(0.25)} to ${at(0.75)})`
}

/** Logs in over this number of connections, for a time or a number of logins. */
async function load(
  { server, ...authority }: Contender,
  connections: number,
  until: { readonly seconds?: number; readonly logins?: number },
): Promise<Round> {
  const { seconds = Number.POSITIVE_INFINITY, logins = Number.POSITIVE_INFINITY } = until
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const [start, before] = [performance.now(), readCpuTime(server.pid)]
  let begun = 0
  const worker = async () => {
    const cookies = new Map<string, string>()
    while (begun < logins && performance.now() - start < seconds * 1000) {
      begun += 1
      await handshake(server.port, authority, agent, cookies)
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  const [spent, after] = [performance.now() - start, readCpuTime(server.pid)]
  agent.destroy()
  const used = before === undefined || after === undefined ? spent * 1000 : after - before
  return { rate: begun / (spent / 1000), cost: used / begun }
}
