import type { z } from 'zod'
import type { FactHistory, Facts } from '../journal/facts.ts'
import type { JournalEntry } from '../journal/journal-entry.ts'
import type { PointName, Points } from '../journal/points.ts'
import type { Step } from '../journal/steps.ts'
import type { Client } from '../oauth/client.ts'
import type { TenantOptions } from '../oauth/options.ts'
import type { ServerAddresses } from '../oauth/server-addresses.ts'
import type { Canary, TenantView } from './fault.ts'

/** `legal` where the specifications allow it, `deviation` where they do not, `relaxation` of a check. */
export type Legality = 'legal' | 'deviation' | 'relaxation'

/** The input of a point function of a switch; the function is pure. */
export interface SwitchContext<Value> {
  /** The value that is set: the client's where its registration has one, else the tenant's. */
  readonly value: Value
  /** Returns the value of another switch, or `undefined` when it is as a strict server has it. */
  read<Other = unknown>(name: string): Other | undefined
  readonly options: TenantOptions
  readonly step: Step
  /** Facts that this exchange showed so far, including those of the client's request. */
  readonly facts: Readonly<Facts>
  readonly request: JournalEntry['request']
  /** Name of the endpoint that the request came to, if there is one there. */
  readonly endpoint: string | undefined
  /** The raw path of the request below the tenant. */
  readonly path: string
  readonly run: string | undefined
  /** The client of the exchange, once it is known. */
  readonly client: Client | undefined
  readonly tenant: TenantView
  readonly history: FactHistory
  readonly canary: Canary
  /** Lists the exchanges before this one that began since that wall-clock time, the latest first. */
  listSince(at: number): readonly JournalEntry[]
  /** Wall-clock time in milliseconds since 1970. */
  readonly now: number
  /**
   * Returns a number in [0, 1) that depends only on the seed of the tenant, the exchange and the key; and on the switch,
   * unless all switches are to draw the same.
   */
  random(key: string, by?: 'switch' | 'exchange'): number
}

/** The input of a function that moves the addresses of a tenant. */
export interface AddressContext<Value> {
  readonly value: Value
  /** Name of the tenant. */
  readonly tenantName: string
}

export type SwitchFunctions<Value> = {
  readonly [Name in PointName]?: (value: Points[Name], context: SwitchContext<Value>) => Points[Name]
}

/**
 * A switch: one habit of real servers, which holds for a whole tenant or client as long as it is set. It acts at
 * the points at which faults act, before them.
 */
export interface SwitchDeclaration<Name extends string, Value> {
  /** Unique name, also among the options; the file has the same name in kebab case. */
  readonly name: Name
  /** `client` when a registration may set it differently. */
  readonly level: 'tenant' | 'client'
  /** One sentence: what it changes on the wire. */
  readonly description: string
  readonly legality: Legality
  /** Catalogue rows that it concerns, such as `S-074`. */
  readonly catalogueIds: readonly string[]
  /** Names of the faults that make the same wire once. */
  readonly faults?: readonly string[]
  /** The value of a strict server, with which the switch changes nothing. */
  readonly default: Value
  readonly schema: () => z.ZodType<Value>
  /** The steps in which it acts. */
  readonly steps: readonly Step[]
  readonly points: SwitchFunctions<Value>
  /** Moves what the tenant serves; called when the switch is put in force, in the order of the list. */
  readonly moveAddresses?: (addresses: ServerAddresses, context: AddressContext<Value>) => ServerAddresses
}

// biome-ignore lint/suspicious/noExplicitAny: a list holds declarations of every value type
export type AnySwitch = SwitchDeclaration<string, any>

/** Returns a declaration whose name and value type its values are typed by. */
export function defineSwitch<const Name extends string, Value>(
  declaration: SwitchDeclaration<Name, Value>,
): SwitchDeclaration<Name, Value> {
  return declaration
}

/** The values of declared switches, by name. */
export type SwitchValues<All extends readonly AnySwitch[]> = {
  readonly [Each in All[number] as Each['name']]: Each['default']
}
