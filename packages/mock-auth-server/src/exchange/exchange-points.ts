import type { FaultContext } from '../core/declare/fault.ts'
import type { JournalEntry, PointChange, ShadowedFault } from '../core/journal/journal-entry.ts'
import type { PassPoint, PointName, Points } from '../core/journal/points.ts'
import { isSameJson, type Json } from '../core/util/json.ts'
import type { ArmedFault } from '../state/armed-fault.ts'
import type { Tenant } from '../state/tenant.ts'

/** A fault's part in one exchange. */
interface Match {
  readonly armed: ArmedFault
  readonly n: number
  draws: number
  state: 'open' | 'reserved' | 'refused'
  readonly changes: PointChange[]
}

/** The known parts of the exchange that the values belong to. */
type Asked = Pick<JournalEntry, 'step' | 'run' | 'facts' | 'request'>

export interface ExchangePoints {
  readonly pass: PassPoint
  /** Returns the faults that changed something, with their changes. */
  strikes(): readonly { readonly armed: ArmedFault; readonly changes: readonly PointChange[] }[]
  shadowed(): readonly ShadowedFault[]
  /** Returns every reserved strike: the reply was not delivered. */
  release(): void
}

const identity = (<Name extends PointName>(_: Name, value: Points[Name]) => value) as PassPoint
identity.wants = () => false

const NONE: readonly [] = []
const NOTHING: ExchangePoints = {
  pass: identity,
  strikes: () => NONE,
  shadowed: () => NONE,
  release: () => undefined,
}

/** Builds the points of one exchange from the armed faults that matched it; with none, values pass untouched. */
export function createExchangePoints(
  tenant: Tenant,
  entry: Asked,
  matched: readonly ArmedFault[],
  companions: readonly ArmedFault[],
): ExchangePoints {
  if (matched.length === 0 && companions.length === 0) return NOTHING
  const matches = matched.map((armed): Match => {
    armed.matchCount += 1
    const allowed = armed.allows(armed.matchCount, tenant.clock.expiryNow())
    return { armed, n: armed.matchCount, draws: 0, state: allowed ? 'open' : 'refused', changes: [] }
  })
  const shadowed: ShadowedFault[] = []
  const pass = (<Name extends PointName>(point: Name, value: Points[Name]): Points[Name] => {
    const companion = applyCompanions(tenant, entry, companions, point, value)
    return applyFirst(tenant, entry, matches, shadowed, point, companion)
  }) as PassPoint
  pass.wants = (point) =>
    matches.some(
      ({ armed, state }) => state !== 'refused' && armed.declaration.points?.[point] !== undefined,
    ) || companions.some(({ declaration }) => declaration.companions?.[point] !== undefined)
  return {
    pass,
    strikes: () => matches.filter(({ changes }) => changes.length > 0),
    shadowed: () => shadowed,
    release: () => {
      for (const match of matches) if (match.changes.length > 0) match.armed.release(entry.run)
    },
  }
}

/** Applies the first armed fault that changes the value and records the others as shadowed. */
function applyFirst<Name extends PointName>(
  tenant: Tenant,
  entry: Asked,
  matches: readonly Match[],
  shadowed: ShadowedFault[],
  point: Name,
  value: Points[Name],
): Points[Name] {
  let winner: Match | undefined
  let result = value
  for (const match of matches) {
    const change = match.armed.declaration.points?.[point]
    if (!change || match.state === 'refused') continue
    if (winner) {
      match.armed.shadowedCount += 1
      shadowed.push({
        armed: match.armed.id,
        fault: match.armed.declaration.name,
        by: winner.armed.id,
        point,
      })
      continue
    }
    const changed = change(value, contextOf(tenant, entry, match))
    if (isSameJson(changed, value) || !reserved(match, entry.run)) continue
    match.changes.push({ point, original: value, sent: changed })
    winner = match
    result = changed
  }
  return result
}

/** Reserves one strike for the whole exchange, however many points it changes. */
function reserved(match: Match, run: string | undefined): boolean {
  if (match.state === 'open') match.state = match.armed.reserve(run) ? 'reserved' : 'refused'
  return match.state === 'reserved'
}

function applyCompanions<Name extends PointName>(
  tenant: Tenant,
  entry: Asked,
  companions: readonly ArmedFault[],
  point: Name,
  value: Points[Name],
): Points[Name] {
  let result = value
  for (const armed of companions) {
    const change = armed.declaration.companions?.[point]
    if (change) {
      result = change(
        result,
        contextOf(tenant, entry, { armed, n: armed.matchCount, draws: 0, state: 'open', changes: [] }),
      )
    }
  }
  return result
}

function contextOf(tenant: Tenant, { step, facts, request }: Asked, match: Match): FaultContext<never> {
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
