import { setTimeout as sleep } from 'node:timers/promises'
import type { RestartableMock } from './mock-processes.mts'

/** Something that was killed, and the longest that a request waited because of it. */
export interface Outage {
  readonly what: 'process' | 'store'
  slowestMs: number
}

/** Relates the time that requests take to what was killed. */
export interface Outages {
  readonly list: readonly Outage[]
  /** Records that a process or the store is killed now. */
  readonly begin: (what: Outage['what']) => void
  /** Records the time of a request that was answered, for what was killed meanwhile or shortly before it began. */
  readonly recordReply: (beganAt: number, endedAt: number) => void
}

/** Milliseconds after a kill in which requests may begin that have to wait for it. */
const AFTERMATH_MS = 3000

/** Creates the list of what was killed. */
export function createOutages(): Outages {
  const list: (Outage & { readonly at: number })[] = []
  return {
    list,
    begin: (what) => void list.push({ what, at: performance.now(), slowestMs: 0 }),
    recordReply: (beganAt, endedAt) => {
      const last = list.at(-1)
      if (last === undefined || endedAt < last.at || beganAt > last.at + AFTERMATH_MS) return
      last.slowestMs = Math.max(last.slowestMs, endedAt - Math.max(beganAt, last.at))
    },
  }
}

/** Kills one process after the other, and starts it again after a moment, until it is over. */
export async function killProcesses(
  processes: readonly RestartableMock[],
  everyMs: number,
  outages: Outages,
  random: () => number,
  isOver: () => boolean,
): Promise<void> {
  do {
    await sleep(everyMs / 2)
    const process = processes[Math.floor(random() * processes.length)]
    outages.begin('process')
    await process?.kill()
    await sleep(everyMs / 2)
    await process?.restart()
  } while (!isOver())
}
