import type { PointChange, ShadowedFault, SwitchEffect } from '../core/journal/journal-entry.ts'
import type { PassPoint, PointName, Points } from '../core/journal/points.ts'
import { isSameJson } from '../core/util/json.ts'
import type { ArmedFault } from '../state/faults/armed-fault.ts'
import type { Tenant } from '../state/tenant.ts'
import { createFaultContext, type FaultMatch, type KnownExchange } from './create-fault-context.ts'
import type { Route } from './route.ts'
import { createSwitchPoints } from './switch-points.ts'

export interface ExchangePoints {
  readonly pass: PassPoint
  /** Passes a value through the switches alone. */
  readonly passSwitches: <Name extends PointName>(point: Name, value: Points[Name]) => Points[Name]
  /** Returns the faults that changed something, with their changes. */
  strikes(): readonly { readonly armed: ArmedFault; readonly changes: readonly PointChange[] }[]
  shadowed(): readonly ShadowedFault[]
  /** Returns what the switches of the tenant changed. */
  switches(): readonly SwitchEffect[]
  /** Returns every reserved strike: the reply was not delivered. */
  release(): void
}

const identity = (<Name extends PointName>(_: Name, value: Points[Name]) => value) as PassPoint
identity.wants = () => false

const NONE: readonly [] = []
const NOTHING: ExchangePoints = {
  pass: identity,
  passSwitches: identity,
  strikes: () => NONE,
  shadowed: () => NONE,
  switches: () => NONE,
  release: () => undefined,
}

/**
 * Builds the points of one exchange from the switches of the tenant, and the armed faults that matched it: faults
 * win. With none, values pass untouched.
 */
export function createExchangePoints(
  { host, endpoint, path }: Route,
  entry: KnownExchange,
  matched: readonly ArmedFault[],
  companions: readonly ArmedFault[],
): ExchangePoints {
  const { tenant } = host
  if (matched.length === 0 && companions.length === 0 && tenant.switches.isEmpty) return NOTHING
  const switches = createSwitchPoints(tenant, entry, { endpoint, path })
  const matches = matched.map((armed): FaultMatch => {
    const n = armed.countMatch()
    const allowed = armed.allows(n, tenant.clock.expiryNow())
    return { armed, n, draws: 0, state: allowed ? 'open' : 'refused', changes: [] }
  })
  const shadowed: ShadowedFault[] = []
  const pass = (<Name extends PointName>(point: Name, value: Points[Name]): Points[Name] => {
    const habitual = point === 'reply' ? value : switches.apply(point, value)
    const companion = applyCompanions(tenant, entry, companions, point, habitual)
    return applyFirst(tenant, entry, matches, shadowed, point, companion)
  }) as PassPoint
  pass.wants = (point) =>
    switches.wants(point) ||
    matches.some(
      ({ armed, state }) => state !== 'refused' && armed.declaration.points?.[point] !== undefined,
    ) ||
    companions.some(({ declaration }) => declaration.companions?.[point] !== undefined)
  return {
    pass,
    passSwitches: switches.apply,
    switches: () => switches.effects,
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
  entry: KnownExchange,
  matches: readonly FaultMatch[],
  shadowed: ShadowedFault[],
  point: Name,
  value: Points[Name],
): Points[Name] {
  let winner: FaultMatch | undefined
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
    const changed = change(value, createFaultContext(tenant, entry, match))
    if (isSameJson(changed, value) || !reserved(match, entry.run)) continue
    match.changes.push({ point, original: value, sent: changed })
    winner = match
    result = changed
  }
  return result
}

/** Reserves one strike for the whole exchange, however many points it changes. */
function reserved(match: FaultMatch, run: string | undefined): boolean {
  if (match.state === 'open') match.state = match.armed.reserve(run) ? 'reserved' : 'refused'
  return match.state === 'reserved'
}

function applyCompanions<Name extends PointName>(
  tenant: Tenant,
  entry: KnownExchange,
  companions: readonly ArmedFault[],
  point: Name,
  value: Points[Name],
): Points[Name] {
  let result = value
  for (const armed of companions) {
    const change = armed.declaration.companions?.[point]
    if (change) {
      armed.noteChange()
      result = change(
        result,
        createFaultContext(tenant, entry, {
          armed,
          n: armed.matchCount,
          draws: 0,
          state: 'open',
          changes: [],
        }),
      )
    }
  }
  return result
}
