import { execFileSync } from 'node:child_process'
import { Agent } from 'node:http'
import { parseArgs } from 'node:util'
import { startValkey } from '../../../../scripts/services/start-valkey.ts'
import { call } from '../calls.mts'
import { handshake, REDIRECT } from '../handshake.mts'
import { runParallel } from '../limits/measurement.mts'
import { MOCK } from '../run-peer.mts'
import { readCpuSeconds } from './cpu-time.mts'
import { createTenants } from './create-tenants.mts'
import { startMockProcesses } from './mock-processes.mts'

// Start-up and memory of a process whose store has many tenants, of which few are used: they are created, a few log in,
// the process is killed and started again, and the tokens of the few must still be good. Beside it a process whose
// store has the few only.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { tenants: { type: 'string', default: '50000' }, active: { type: 'string', default: '500' } },
})
const ACTIVE = Number(values.active)
const AT_ONCE = 16
const SCOPE = 'openid fhirUser launch/patient patient/*.rs'

for (const count of [ACTIVE, Number(values.tenants)]) await measure(count)

async function measure(count: number): Promise<void> {
  const valkey = await startValkey()
  const [mock] = await startMockProcesses(1, [MOCK, '--store', valkey.url, ...positionals])
  if (mock === undefined) throw new Error('no process was started')
  const agent = new Agent({ keepAlive: true })
  try {
    await createTenants([mock], count)
    const tokens: string[] = []
    await runParallel(ACTIVE, AT_ONCE, async (n) => {
      tokens[n] = (await handshake(mock.port, toAuthority(n), agent, new Map())).access_token
    })
    await mock.kill()
    const start = performance.now()
    await mock.restart()
    const startMs = performance.now() - start
    const startSeconds = readCpuSeconds(mock.readPid()) ?? Number.NaN
    const startedMb = readResidentMb(mock.readPid())
    await runParallel(ACTIVE, AT_ONCE, async (n) => {
      const path = `/t/load-${n}/fhir/Patient/amy-shaw`
      const { status } = await call(agent, mock.port, 'GET', path, { token: tokens[n] ?? '' })
      if (status !== 200) throw new Error(`${path} got ${status} after the restart`)
    })
    const usedMb = readResidentMb(mock.readPid())
    console.log(
      `${count} tenants in the store: ready after ${Math.round(startMs)} ms, ${Math.round(startSeconds * 1000)} ms of CPU time, with ${startedMb} MB resident, ${usedMb} MB when ${ACTIVE} were used`,
    )
  } finally {
    agent.destroy()
    await mock.kill()
    await valkey.stop()
  }
}

function toAuthority(n: number) {
  const base = `/t/load-${n}`
  const endpoints = { authorize: `${base}/auth/authorize`, token: `${base}/auth/token`, fhir: `${base}/fhir` }
  return { ...endpoints, scope: SCOPE, redirectUri: REDIRECT }
}

function readResidentMb(pid: number): number {
  const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })
  return Math.round(Number(kilobytes) / 1024)
}
