import type { FaultContext } from '../core/declare/fault.ts'
import type { JournalEntry, PointChange } from '../core/journal/journal-entry.ts'
import type { Json } from '../core/util/json.ts'
import type { ArmedFault } from '../state/faults/armed-fault.ts'
import type { Tenant } from '../state/tenant.ts'

/** A fault's part in one exchange. */
export interface FaultMatch {
  readonly armed: ArmedFault
  readonly n: number
  draws: number
  state: 'open' | 'reserved' | 'refused'
  readonly changes: PointChange[]
}

/** The known parts of the exchange that the values belong to. */
export type KnownExchange = Pick<JournalEntry, 'step' | 'run' | 'facts' | 'request' | 'seq'>

/** Creates the input of a fault's point functions. */
export function createFaultContext(
  tenant: Tenant,
  { step, facts, request }: KnownExchange,
  match: FaultMatch,
): FaultContext<never> {
  return {
    params: match.armed.params as never,
    matchNumber: match.n,
    memo: match.armed.memo as Record<string, Json>,
    step,
    facts,
    request,
    strikeCount: match.armed.strikeCount,
    now: tenant.clock.now(),
    tenant: tenant.world,
    history: tenant.journal.past,
    canary: tenant.canary,
    sideOrigin: (kind) => tenant.sides.origin(kind),
    random: () => {
      match.draws += 1
      return match.armed.random(match.n, match.draws)
    },
  }
}
