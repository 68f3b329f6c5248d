import { isLoopback } from '../../../smart/discovery/fhir-base.ts'
import type { Environment } from '../../../smart/run/environment.ts'

/** Waits until the next request may be sent. */
export type Pace = () => Promise<void>

/** Creates a pace of so many requests in a second; servers on this machine are not paced. */
export function createPace(url: string, perSecond: number, { now, sleep }: Environment): Pace {
  if (isLoopback(url)) return async () => {}
  let next = 0
  return async () => {
    const wait = next - now()
    next = Math.max(next, now()) + 1000 / perSecond
    if (wait > 0) await sleep(wait)
  }
}
