import { setTimeout as sleep } from 'node:timers/promises'
import type { RestartableMock } from './mock-processes.mts'
import { waitForLapse } from './wait-for-lapse.mts'

/** Something that was killed, and the longest that a request waited because of it. */
export interface Outage {
  readonly what: 'process' | 'store'
  slowestMs: number
  /** What was still missing for that when the store no longer knew a killed process to be alive; `undefined` where nobody looked. */
  takeoverMs?: number
}

/** Relates the time that requests take to what was killed. */
export interface Outages {
  readonly list: readonly Outage[]
  /** Records that a process or the store is killed now; the returned function, that its tenants may be taken over. */
  readonly begin: (what: Outage['what']) => () => void
  /** Records the time of a request that was answered, for what was killed meanwhile or shortly before it began. */
  readonly recordReply: (beganAt: number, endedAt: number) => void
}

/** How processes are killed. */
export interface Killing {
  /** Milliseconds from one kill to the next. */
  readonly everyMs: number
  readonly outages: Outages
  /** URL of the store, to see there when a process counts as dead. */
  readonly storeUrl: string | undefined
  readonly random: () => number
  readonly isOver: () => boolean
}

/** Milliseconds after a kill in which requests may begin that have to wait for it. */
const AFTERMATH_MS = 3000

/** Creates the list of what was killed. */
export function createOutages(): Outages {
  const list: (Outage & { readonly at: number; lapsedAt?: number })[] = []
  return {
    list,
    begin: (what) => {
      const outage: (typeof list)[number] = { what, at: performance.now(), slowestMs: 0 }
      list.push(outage)
      return () => {
        outage.lapsedAt = performance.now()
        outage.takeoverMs = 0
      }
    },
    recordReply: (beganAt, endedAt) => {
      const last = list.at(-1)
      if (last === undefined || endedAt < last.at || beganAt > last.at + AFTERMATH_MS) return
      last.slowestMs = Math.max(last.slowestMs, endedAt - Math.max(beganAt, last.at))
      const { lapsedAt = Number.POSITIVE_INFINITY } = last
      if (beganAt < lapsedAt && endedAt > lapsedAt)
        last.takeoverMs = Math.max(last.takeoverMs ?? 0, endedAt - lapsedAt)
    },
  }
}

/** Kills one process after the other, and starts it again after a moment, until it is over. */
export async function killProcesses(
  processes: readonly RestartableMock[],
  { everyMs, outages, storeUrl, random, isOver }: Killing,
): Promise<void> {
  do {
    await sleep(everyMs / 2)
    const process = processes[Math.floor(random() * processes.length)]
    const recordLapse = outages.begin('process')
    await process?.kill()
    const lapse = storeUrl === undefined ? undefined : waitForLapse(storeUrl)
    lapse?.then((isLapsed) => isLapsed && recordLapse())
    await sleep(everyMs / 2)
    await process?.restart()
  } while (!isOver())
}
