import type { MockTenant } from '../../testing/mock-tenant.ts'

const QUIET_MS = 1200
const LONGEST_MS = 20_000

/** Waits until nothing has come to a tenant for a while, at most twenty seconds. */
export async function untilQuiet({ journal }: MockTenant): Promise<void> {
  const begin = Date.now()
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    const now = Date.now()
    const entries = journal.find()
    const last = Math.max(begin, ...entries.map(({ startedAt, endedAt }) => endedAt ?? startedAt))
    if (now - last > QUIET_MS || now - begin > LONGEST_MS) return
  }
}
