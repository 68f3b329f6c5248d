import { setTimeout as sleep } from 'node:timers/promises'
import { runParallel } from '../limits/measurement.mts'
import { createLoad } from './create-load.mts'
import { judgeTenant, prepareTenant } from './judge-tenant.mts'
import { createTenant, type Load, type LoadTenant, type Operation, type Probe } from './load.mts'
import { endProbe, judgeClient } from './operations/judge-client.mts'
import { launch } from './operations/launch.mts'
import { logIn } from './operations/log-in.mts'
import { refresh } from './operations/refresh.mts'
import { register } from './operations/register.mts'
import { strike } from './operations/strike.mts'
import { read, write } from './operations/write.mts'
import { createOutages, killProcesses, type Outage } from './outages.mts'
import { createRandom } from './random.mts'
import { createSender } from './sender.mts'
import { type MocksSettings, startMocks } from './start-mocks.mts'

/** What a crash test is run with. */
export interface CrashSettings extends MocksSettings {
  readonly tenants: number
  /** How long it takes, and how many operations it takes at least. */
  readonly seconds: number
  readonly operations?: number
  /** Seconds from one kill of a process to the next; without it none is killed. */
  readonly killEveryS?: number
  /** URL of a store, to see there when a killed process counts as dead. */
  readonly storeUrl?: string
  /** Kills the store and starts it again; called once, after half of the time. */
  readonly restartStore?: () => Promise<void>
  /** Number of clients at once. */
  readonly atOnce: number
  readonly seed: number
  /** Is called after each operation, with the number of operations and of kinds of problems so far. */
  readonly onProgress?: (operations: number, problems: number) => void
  /** Is called with the first problem of each kind. */
  readonly onProblem?: (problem: string) => void
  /** A requirement that the server does not enforce: what is found then is known. */
  readonly unenforced?: string
}

/** The outcome of a crash test. */
export interface CrashResult {
  /** Number of things that were done or judged, by what they are. */
  readonly counts: Readonly<Record<string, number>>
  /** What was wrong: of each kind the first, and how often it was. */
  readonly problems: readonly string[]
  readonly outages: readonly Outage[]
}

interface Progress {
  readonly isOver: () => boolean
  readonly onOperation: () => void
}

/** How often each operation is done, in percent; the rest are clients that are judged. */
const MIX: readonly (readonly [percent: number, operation: Operation])[] = [
  [20, logIn],
  [20, refresh],
  [20, write],
  [15, read],
  [16, strike],
  [2, register],
  [2, launch],
]

/**
 * Puts load on tenants that several processes serve, kills processes and the store meanwhile, and judges all that was
 * acknowledged.
 */
export async function runCrashTest(settings: CrashSettings): Promise<CrashResult> {
  const random = createRandom(settings.seed)
  const outages = createOutages()
  const { storeUrl, killEveryS } = settings
  const { processes, targets, routing, stop } = await startMocks(settings)
  const sender = createSender(targets, routing, random, outages.recordReply)
  const { load, findings } = createLoad(sender, random, settings.onProblem)
  try {
    const tenants = await createTenants(load, settings)
    const end = performance.now() + settings.seconds * 1000
    let done = 0
    const isOver = () => performance.now() >= end && done >= (settings.operations ?? 0)
    const onOperation = () => {
      done += 1
      settings.onProgress?.(done, findings.problems.size)
    }
    const kill = async () => {
      if (killEveryS !== undefined)
        await killProcesses(processes, { everyMs: killEveryS * 1000, outages, storeUrl, random, isOver })
    }
    const restart = async () => {
      if (settings.restartStore === undefined) return
      await sleep(settings.seconds * 500)
      outages.begin('store')
      await settings.restartStore()
    }
    await Promise.all([putLoad(load, tenants, settings.atOnce, { isOver, onOperation }), kill(), restart()])
    await runParallel(tenants.length, settings.atOnce, async (n) => {
      const tenant = tenants[n]
      if (tenant) await attempt(load, tenant, () => judgeTenant(load, tenant))
    })
    for (const each of processes) for (const end of each.listOwnEnds()) load.report('load', end)
    const problems = [...findings.problems.values()].map(({ first, count }) => `${count} times: ${first}`)
    return { counts: Object.fromEntries(findings.counts), problems, outages: outages.list }
  } finally {
    sender.close()
    await stop()
  }
}

async function createTenants(load: Load, settings: CrashSettings): Promise<LoadTenant[]> {
  const tenants: LoadTenant[] = []
  await runParallel(settings.tenants, settings.atOnce, async (n) => {
    const tenant = await createTenant(load, `load-${n}`, n % 100)
    await prepareTenant(load, tenant, settings.unenforced)
    tenants.push(tenant)
  })
  return tenants
}

/** Does one operation after the other, so many at once, until it is over; then judges the clients that are left. */
async function putLoad(
  load: Load,
  tenants: readonly LoadTenant[],
  atOnce: number,
  { isOver, onOperation }: Progress,
): Promise<void> {
  const probes: Probe[] = []
  const work = async () => {
    while (!isOver()) {
      const tenant = tenants[Math.floor(load.random() * tenants.length)]
      const operation = pickOperation(load.random() * 100)
      if (tenant === undefined) return
      await attempt(load, tenant, () => (operation ? operation(load, tenant) : judgeClient(load, probes)))
      onOperation()
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  await Promise.all(probes.map((probe) => attempt(load, probe.tenant, () => endProbe(load, probe))))
}

/** Does some work, and reports what it throws: a request that was not answered for long. */
async function attempt(load: Load, { name }: LoadTenant, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    load.report(name, String(error))
  }
}

function pickOperation(percent: number): Operation | undefined {
  let sum = 0
  return MIX.find(([share]) => {
    sum += share
    return percent < sum
  })?.[1]
}
