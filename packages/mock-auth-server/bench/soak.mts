import { execFileSync } from 'node:child_process'
import { Agent } from 'node:http'
import { handshake, REDIRECT } from './handshake.mts'
import { MOCK, mockArgs, runPeer } from './run-peer.mts'

// Memory under many logins in one tenant: the journal, its facts and the tokens must be evicted. The server
// has its own process with a heap that cannot grow further, so that a leak ends it.
const HANDSHAKES = Number(process.argv[2] ?? 100_000)
const HEAP_MB = 512
const AT_ONCE = 16
const AUTHORITY = {
  authorize: '/auth/authorize',
  token: '/auth/token',
  scope: 'openid fhirUser launch/patient patient/*.rs',
  redirectUri: REDIRECT,
}

process.env.NODE_OPTIONS = `--max-old-space-size=${HEAP_MB}`
const server = await runPeer(MOCK, mockArgs, '/fhir/.well-known/smart-configuration')
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
let left = HANDSHAKES
let done = 0
let since = performance.now()

async function worker(): Promise<void> {
  const cookies = new Map<string, string>()
  while (left > 0) {
    left -= 1
    await handshake(server.port, AUTHORITY, agent, cookies)
    done += 1
    if (done % (HANDSHAKES / 10) === 0) report()
  }
}

function report(): void {
  const resident =
    Number(execFileSync('ps', ['-o', 'rss=', '-p', String(server.pid)], { encoding: 'utf8' })) / 1024
  const perSecond = (HANDSHAKES / 10 / (performance.now() - since)) * 1000
  since = performance.now()
  console.log(
    `${String(done).padStart(7)} handshakes: ${resident.toFixed(0)} MB resident, ${perSecond.toFixed(0)}/s`,
  )
}

console.log(`one tenant, a heap of ${HEAP_MB} MB at most`)
await Promise.all(Array.from({ length: AT_ONCE }, worker))
agent.destroy()
await server.stop()
