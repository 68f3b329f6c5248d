import type { AnySwitch } from '../core/declare/switch.ts'
import type { PointName } from '../core/journal/points.ts'
import type { Client } from '../core/oauth/client.ts'
import type { ServerAddresses } from '../core/oauth/server-addresses.ts'

/** A switch that acts in a tenant, with the value of the tenant. */
export interface SetSwitch {
  readonly declaration: AnySwitch
  readonly value: unknown
}

const NONE: readonly SetSwitch[] = []

/** The switches that act in a tenant: those that it or one of its clients has set, in the order of their list. */
export class TenantSwitches {
  readonly isEmpty: boolean
  readonly #values: ReadonlyMap<string, SetSwitch>
  readonly #atPoint = new Map<PointName, SetSwitch[]>()

  constructor(
    values: ReadonlyMap<AnySwitch, unknown>,
    declared: Iterable<AnySwitch> = [],
    clients: readonly Client[] = [],
  ) {
    const ofClients = new Set(clients.flatMap(({ options }) => Object.keys(options ?? {})))
    const set = [...new Set([...declared, ...values.keys()])]
      .filter((each) => values.has(each) || (each.level === 'client' && ofClients.has(each.name)))
      .map((declaration) => ({ declaration, value: values.get(declaration) ?? declaration.default }))
    this.isEmpty = set.length === 0
    this.#values = new Map(set.map((each) => [each.declaration.name, each]))
    for (const each of set) {
      for (const point of Object.keys(each.declaration.points) as PointName[]) {
        const list = this.#atPoint.get(point)
        if (list) list.push(each)
        else this.#atPoint.set(point, [each])
      }
    }
  }

  /** The names and values of the tenant. */
  get values(): Readonly<Record<string, unknown>> {
    return Object.fromEntries([...this.#values].map(([name, { value }]) => [name, value]))
  }

  /** Returns the switches that act at a point. */
  at(point: PointName): readonly SetSwitch[] {
    return this.#atPoint.get(point) ?? NONE
  }

  /** Returns the addresses of the tenant where its switches have moved them. */
  moveAddresses(addresses: ServerAddresses, tenantName: string): ServerAddresses {
    let moved = addresses
    for (const { declaration, value } of this.#values.values()) {
      moved = declaration.moveAddresses?.(moved, { value, tenantName }) ?? moved
    }
    return moved
  }

  /** Returns the switch of that name, if it is set. */
  get(name: string): SetSwitch | undefined {
    return this.#values.get(name)
  }
}

/** Returns the value of a switch for a client: its own where its registration has one. */
export function readSwitch({ declaration, value }: SetSwitch, client: Client | undefined): unknown {
  const own = declaration.level === 'client' ? client?.options : undefined
  const { name } = declaration
  return own && Object.hasOwn(own, name) ? (own as Readonly<Record<string, unknown>>)[name] : value
}
