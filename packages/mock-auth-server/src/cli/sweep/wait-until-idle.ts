import type { MockTenant } from '../../mock/mock-tenant.ts'
import { getRetryAfterMs } from '../../verdicts/judge-context.ts'

const QUIET_MS = 1200
const HANGING_MS = 10_000
const LONGEST_MS = 20_000

/** What else shows that an app is at work. */
export interface ActivityProbe {
  isBusy(): boolean
  /** Wire time of the last sign of life. */
  lastAt(): number
}

const IDLE: ActivityProbe = { isBusy: () => false, lastAt: () => 0 }

/**
 * Waits until nothing has come to a tenant for a while, no answer is open, and no Retry-After still runs; at most
 * twenty seconds. An app that waits for a hanging reply longer than ten has it broken off, as a proxy would.
 * Throws when the signal breaks it off.
 */
export async function waitUntilIdle(
  tenant: MockTenant,
  signal: AbortSignal,
  { isBusy, lastAt }: ActivityProbe = IDLE,
): Promise<void> {
  const begin = Date.now()
  let isReleased = false
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    signal.throwIfAborted()
    const now = Date.now()
    if (now - begin > LONGEST_MS) return
    // Once: a browser that asks again by itself would else ask without end.
    if (!isReleased && now - begin > HANGING_MS) {
      tenant.release()
      isReleased = true
    }
    const entries = tenant.journal.find()
    const ends = entries.map(({ endedAt }) => endedAt ?? now)
    const asked = entries.map((entry) => (entry.endedAt ?? now) + getRetryAfterMs(entry))
    const quietFrom = Math.max(begin, lastAt(), ...ends)
    if (!isBusy() && now - quietFrom > QUIET_MS && now > Math.max(0, ...asked) + QUIET_MS / 2) return
  }
}
