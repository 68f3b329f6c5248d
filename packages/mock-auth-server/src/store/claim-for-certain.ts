import type { ClaimOutcome, TakenTenant } from './claim-tenant.ts'
import type { Heartbeat } from './heartbeat.ts'

/** Attempts to claim a tenant that others claim at the same time, or beside which this process stalls. */
const ATTEMPTS = 5

/** The requests of an attempt; each resolves to `undefined` when another process was faster. */
export interface ClaimAttempts {
  claim(): Promise<ClaimOutcome | undefined>
  /** Takes what was taken under another number. */
  renew(taken: TakenTenant): Promise<TakenTenant | undefined>
  /** Gives up what was taken, whole, so that the next owner finds nothing missing. */
  release(taken: TakenTenant): Promise<void>
  /** Shows life again; rejects when the store does not respond. */
  revive(): Promise<void>
}

/**
 * Claims a tenant until it is certain that others know this process to be alive since: one that stalled meanwhile
 * renews what it took, which another process may have taken over. Returns `undefined` when no attempt succeeds.
 */
export async function claimForCertain(
  heartbeat: Pick<Heartbeat, 'isAlive' | 'lapses'>,
  { claim, renew, release, revive }: ClaimAttempts,
): Promise<ClaimOutcome | undefined> {
  let taken: TakenTenant | undefined
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (!heartbeat.isAlive) await revive()
    const { lapses } = heartbeat
    const claimed = taken ? await renew(taken) : await claim()
    if (claimed && claimed.kind !== 'taken') return claimed
    if (claimed && heartbeat.isAlive && lapses === heartbeat.lapses) return claimed
    taken = claimed
  }
  if (taken) await release(taken)
  return undefined
}
