import type { SwitchContext } from '../core/declare/switch.ts'
import type { SwitchEffect } from '../core/journal/journal-entry.ts'
import type { PointName, Points } from '../core/journal/points.ts'
import { drawUniform } from '../core/util/draw-uniform.ts'
import { isSameJson } from '../core/util/json.ts'
import { listSince } from '../journal/list-since.ts'
import type { Tenant } from '../state/tenant.ts'
import { readSwitch, type SetSwitch } from '../state/tenant-switches.ts'
import type { KnownExchange } from './create-fault-context.ts'
import type { Route } from './route.ts'

/** The target of an exchange, as far as switches look at it. */
export type ExchangeTarget = Pick<Route, 'endpoint' | 'path'>

/** The points of one exchange as far as switches act at them. */
export interface SwitchPoints {
  apply<Name extends PointName>(point: Name, value: Points[Name]): Points[Name]
  wants(point: PointName): boolean
  /** The changes that switches made, in order. */
  readonly effects: readonly SwitchEffect[]
}

/** A tenant with what was in force when an exchange began. */
type SwitchesInForce = { readonly tenant: Tenant } & Pick<Tenant, 'switches' | 'options'>

const NONE: readonly [] = []
const NOTHING: SwitchPoints = { apply: (_, value) => value, wants: () => false, effects: NONE }

/** Builds the points of one exchange from the switches of its tenant; with none, values pass untouched. */
export function createSwitchPoints(
  tenant: Tenant,
  entry: KnownExchange,
  target: ExchangeTarget,
): SwitchPoints {
  // A change of the tenant holds from the next exchange on.
  const { switches, options } = tenant
  if (switches.isEmpty) return NOTHING
  const effects: SwitchEffect[] = []
  const acting = (point: PointName) =>
    switches.at(point).filter(({ declaration }) => declaration.steps.includes(entry.step))
  return {
    effects,
    wants: (point) => acting(point).length > 0,
    apply: (point, value) => {
      let result = value
      for (const each of acting(point)) {
        const context = createContext({ tenant, switches, options }, entry, target, each)
        if (isSameJson(context.value, each.declaration.default)) continue
        const changed = each.declaration.points[point]?.(result, context) ?? result
        if (isSameJson(changed, result)) continue
        const { name } = each.declaration
        // The entries of a batch, for example, pass a point many times.
        if (!effects.some((effect) => effect.switch === name && effect.point === point))
          effects.push({ switch: name, point })
        result = changed
      }
      return result
    },
  }
}

function createContext(
  { tenant, switches, options }: SwitchesInForce,
  entry: KnownExchange,
  { endpoint, path }: ExchangeTarget,
  set: SetSwitch,
): SwitchContext<unknown> {
  const { step, facts, request, run, seq } = entry
  const client = facts.clientId === undefined ? undefined : tenant.client(facts.clientId)
  return {
    value: readSwitch(set, client),
    read: <Other>(name: string) => {
      const other = switches.get(name)
      return (other && readSwitch(other, client)) as Other | undefined
    },
    ...{ options, step, facts, request, run, client, path },
    endpoint: endpoint?.name,
    tenant: tenant.world,
    history: tenant.journal.past,
    canary: tenant.canary,
    listSince: (at) => listSince(tenant.journal, at, seq),
    now: tenant.clock.now(),
    random: (key, by = 'switch') =>
      drawUniform(tenant.seed, by === 'switch' ? `${set.declaration.name} ${key}` : key, seq, 1),
  }
}
