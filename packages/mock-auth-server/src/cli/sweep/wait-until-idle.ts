import { getRetryAfterMs } from '../../core/journal/get-retry-after-ms.ts'
import type { MockTenant } from '../../mock/mock-tenant.ts'

const QUIET_MS = 1200
const HANGING_MS = 30_000
const LONGEST_MS = 40_000

/** Further signs that an app is busy. */
export interface ActivityProbe {
  isBusy(): boolean
  /** Returns the wall-clock time of the last activity. */
  lastAt(): number
}

const IDLE: ActivityProbe = { isBusy: () => false, lastAt: () => 0 }

/**
 * Waits until a tenant has had no exchange for a while, no response is open, and no Retry-After is pending;
 * at most forty seconds. A hanging reply is ended after thirty, as a proxy would do. Throws when the signal
 * aborts it.
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
    // Only once: otherwise a browser that repeats requests by itself would do so without end.
    if (!isReleased && now - begin > HANGING_MS) {
      tenant.releaseReplies()
      isReleased = true
    }
    const entries = tenant.journal.find()
    const ends = entries.map(({ endedAt }) => endedAt ?? now)
    const asked = entries.map((entry) => (entry.endedAt ?? now) + getRetryAfterMs(entry))
    const quietFrom = Math.max(begin, lastAt(), ...ends)
    if (!isBusy() && now - quietFrom > QUIET_MS && now > Math.max(0, ...asked) + QUIET_MS / 2) return
  }
}
