import { Agent } from 'node:http'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { startValkey } from '../../../../scripts/services/start-valkey.ts'
import { handshake, REDIRECT } from '../handshake.mts'
import { MOCK, median } from '../run-peer.mts'
import { createTenants } from './create-tenants.mts'
import { type MockProcess, startMockProcesses } from './mock-processes.mts'
import { readCosts } from './read-costs.mts'
import { hash } from './sender.mts'

// Handshakes per second with 1, 2 and 4 processes, each tenant at one of them, and what a handshake costs: CPU time of
// the processes and of the store, and commands that the store was sent. With "--store valkey", beside the memory of
// processes that know nothing of each other.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    processes: { type: 'string', default: '1,2,4' },
    store: { type: 'string', default: 'none' },
  },
})
const TENANTS = 64
const AT_ONCE = 16
const SCOPE = 'openid fhirUser launch/patient patient/*.rs'

/** Figures of one round; costs are those of one handshake. */
interface Round {
  readonly perSecond: number
  readonly processMs: number
  readonly storeMs: number
  readonly commands: number
}

const valkey = values.store === 'valkey' ? await startValkey({ isPersistent: true }) : undefined
try {
  console.log(`${availableParallelism()} cores, which the load shares with the processes`)
  for (const count of values.processes.split(',').map(Number)) {
    await measure(count, undefined)
    if (valkey) await measure(count, valkey.url)
  }
} finally {
  await valkey?.stop()
}

async function measure(count: number, storeUrl: string | undefined): Promise<void> {
  // Beyond the usual limit tenants would be evicted in the middle of a round.
  const args = [
    MOCK,
    '--memory=3000',
    ...(storeUrl === undefined ? [] : ['--store', storeUrl]),
    ...positionals,
  ]
  const processes = await startMockProcesses(count, args)
  try {
    await createTenants(processes, TENANTS)
    await runRound(processes, storeUrl, 1)
    const rounds: Round[] = []
    for (let n = 0; n < Number(values.rounds); n++)
      rounds.push(await runRound(processes, storeUrl, Number(values.seconds)))
    console.log(format(count, storeUrl !== undefined, rounds))
  } finally {
    await Promise.all(processes.map((each) => each.kill()))
  }
}

function format(count: number, isStored: boolean, rounds: readonly Round[]): string {
  const figure = (name: keyof Round, digits: number) =>
    median(rounds.map((round) => round[name])).toFixed(digits)
  const what = `${count} process${count > 1 ? 'es' : ''}, ${isStored ? 'Valkey' : 'memory'}`
  const store = isStored ? `, ${figure('storeMs', 2)} ms of the store, ${figure('commands', 1)} commands` : ''
  const costs = `${figure('processMs', 2)} ms of CPU time${store}`
  return `${what.padEnd(22)} ${figure('perSecond', 0).padStart(5)} handshakes/s; each ${costs}`
}

async function runRound(
  processes: readonly MockProcess[],
  storeUrl: string | undefined,
  seconds: number,
): Promise<Round> {
  const agent = new Agent({ keepAlive: true })
  const pids = processes.map((each) => each.readPid())
  const before = await readCosts(pids, storeUrl)
  const start = performance.now()
  let count = 0
  const work = async () => {
    while (performance.now() < start + seconds * 1000) {
      count += 1
      await logIn(processes, agent, `load-${count % TENANTS}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  const elapsedS = (performance.now() - start) / 1000
  const after = await readCosts(pids, storeUrl)
  agent.destroy()
  return {
    perSecond: count / elapsedS,
    processMs: ((after.processSeconds - before.processSeconds) * 1000) / count,
    storeMs: ((after.storeSeconds - before.storeSeconds) * 1000) / count,
    commands: (after.commands - before.commands) / count,
  }
}

/** Logs in at the process that a load balancer would choose for the tenant. */
async function logIn(processes: readonly MockProcess[], agent: Agent, tenant: string): Promise<void> {
  const base = `/t/${tenant}`
  const authority = {
    ...{ authorize: `${base}/auth/authorize`, token: `${base}/auth/token`, fhir: `${base}/fhir` },
    ...{ scope: SCOPE, redirectUri: REDIRECT, publicUrl: `http://localhost:${processes[0]?.port}` },
  }
  const port = processes[hash(tenant) % processes.length]?.port ?? 0
  await handshake(port, authority, agent, new Map())
}
