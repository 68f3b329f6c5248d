import { type BenchServer, startBenchServer } from '../bench-server.mts'
import { handshake, REDIRECT } from '../handshake.mts'
import { median } from '../run-peer.mts'
import type { Measurement } from './measurement.mts'
import { runParallel } from './measurement.mts'

const TENANTS = 100
const ROUNDS = 5
const AT_ONCE = 16
const LOGINS = 500
const READS = 3000

/**
 * The CPU time of logins and reads in the server's process, by its own metrics: how many one core can serve, whatever
 * else the machine does meanwhile.
 */
export const capacity: Measurement = {
  what: 'Requests that one core can serve',
  async measure(onReport) {
    const server = await startBenchServer()
    try {
      for (let n = 0; n < TENANTS; n++) await server.control('POST', '/tenants', { name: `test-${n}` })
      const tokens = new Map<number, string>()
      const logIn = async (n: number) => {
        tokens.set(n % TENANTS, (await runLogin(server, n % TENANTS)).access_token)
      }
      const get = (path: string) => async (n: number) => {
        const { status, text } = await server.get(
          `/t/test-${n % TENANTS}/fhir/${path}`,
          tokens.get(n % TENANTS),
        )
        if (status !== 200) throw new Error(`${path}: ${status} ${text}`)
      }
      const seconds = {
        logins: await measureWork(server, LOGINS, logIn),
        reads: await measureWork(server, READS, get('Patient/amy-shaw')),
        searches: await measureWork(server, READS, get('Observation?patient=amy-shaw&_count=10')),
      }
      const entries = Object.entries(seconds)
      for (const [name, each] of entries) onReport(`${name}: ${(each * 1e6).toFixed(0)} µs`)
      return Object.fromEntries(entries.map(([name, each]) => [name, roundRate(1 / each)]))
    } finally {
      await server.stop()
    }
  },
  format: ({ logins, reads, searches }) =>
    `one core has time for ${logins} logins (authorize and token, with an RS256 id_token) a second, or ${reads} reads of a Patient, or ${searches} searches with 10 results; counted is the CPU time of the process with ${TENANTS} tenants and ${AT_ONCE} connections`,
}

const runLogin = ({ port, agent }: BenchServer, n: number) => {
  const base = `/t/test-${n}`
  const endpoints = { authorize: `${base}/auth/authorize`, token: `${base}/auth/token`, fhir: `${base}/fhir` }
  const asked = { scope: 'openid fhirUser launch/patient patient/*.rs', redirectUri: REDIRECT }
  return handshake(port, { ...endpoints, ...asked }, agent, new Map())
}

/** Returns the seconds of CPU time that one piece of work takes, the median of several rounds after a first one. */
async function measureWork(
  server: BenchServer,
  count: number,
  work: (n: number) => Promise<void>,
): Promise<number> {
  const rounds: number[] = []
  for (let round = -1; round < ROUNDS; round++) {
    const before = await readCpuSeconds(server)
    await runParallel(count, AT_ONCE, work)
    if (round >= 0) rounds.push(((await readCpuSeconds(server)) - before) / count)
  }
  return median(rounds)
}

async function readCpuSeconds({ control }: BenchServer): Promise<number> {
  const { text } = await control('GET', '/metrics')
  const [, seconds] = /^process_cpu_seconds_total (\S+)$/m.exec(text) ?? []
  if (seconds === undefined) throw new Error('the metrics have no CPU time')
  return Number(seconds)
}

/** Returns a rate with two digits that count. */
const roundRate = (rate: number): number => Number(rate.toPrecision(2))
