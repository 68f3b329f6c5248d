import type { z } from 'zod'
import type { SideListenerKind } from '../http/side-listener.ts'
import type { FactHistory, Facts } from '../journal/facts.ts'
import type { JournalEntry } from '../journal/journal-entry.ts'
import type { AlternateKey, PointName, Points } from '../journal/points.ts'
import type { Step } from '../journal/steps.ts'
import type { Client } from '../oauth/client.ts'
import type { Json, JsonObject } from '../util/json.ts'
import type { Expectation } from './expected.ts'
import type { FaultConditions } from './fault-settings.ts'
import type { Prerequisite, TenantAction, UserAgentAction } from './tenant-action.ts'

/** What a client must do: refuse, recover, carry on, or give nothing away. */
export type FaultKind = 'must-reject' | 'must-recover' | 'must-tolerate' | 'must-not-leak'

/** Another server on another host, which only a careless client talks to. */
export interface Canary {
  /** Absolute URL there that belongs to this tenant, so that what arrives is journalled here. */
  readonly base: string
  /** A FHIR base there that answers plausibly. */
  readonly fhirBase: string
  /** A user who exists nowhere else. */
  readonly fhirUser: string
}

/** A read-only view of the tenant. */
export interface TenantView {
  readonly fhirBase: string
  readonly issuer: string
  readonly patients: readonly string[]
  readonly clients: readonly Client[]
  readonly keys: TenantKeys
}

/** The signing keys, now and after a rotation. */
export interface TenantKeys {
  readonly kid: string
  readonly nextKid: string
  /** The public key that a rotation would publish. */
  nextJwk(): JsonObject
  /** The stranger's public key. */
  rogueJwk(): JsonObject
  /** A public key of ours for another algorithm. */
  otherJwk(key: AlternateKey): JsonObject
}

/** What a point function may look at; it is pure but for `memo`. */
export interface FaultContext<Params = Record<string, never>> {
  readonly params: Params
  /** Ordinal of this match, from 1. */
  readonly n: number
  /** Plain JSON kept with the armed fault, for "A, then B, then A". */
  readonly memo: Record<string, Json>
  /** The step of this exchange. */
  readonly step: Step
  /** What this exchange showed so far, what the client sent included. */
  readonly facts: Readonly<Facts>
  readonly request: JournalEntry['request']
  /** Strikes that were delivered before this exchange. */
  readonly struck: number
  /** Wire time in milliseconds since 1970. */
  readonly now: number
  readonly world: TenantView
  readonly past: FactHistory
  readonly canary: Canary
  /** Origin of a side listener of this tenant, while it is open; the declaration says which it needs. */
  side(kind: SideListenerKind): string | undefined
  /** A number in [0, 1) that depends on seed, armed fault and match alone. */
  random(): number
}

export type PointFunctions<Params> = {
  readonly [Name in PointName]?: (value: Points[Name], context: FaultContext<Params>) => Points[Name]
}

/** One thing that a server can do wrong, or oddly. */
export interface FaultDeclaration<Params = Record<string, never>> {
  /** Unique; the file is named like it, its folder is the step. */
  readonly name: string
  readonly title: string
  readonly kind: FaultKind
  /** Catalogue rows, such as `F-173`. */
  readonly ids: readonly string[]
  /** Link to the section of the specification that a correct client follows. */
  readonly spec: string
  /** What happens on the wire. */
  readonly wire: string
  /** What a correct client does. */
  readonly client: string
  /** The steps in which it matches unless the arming says otherwise. */
  readonly steps: readonly Step[]
  /** Further conditions on the exchange; each gives way to the same condition of the arming. */
  readonly when?: Omit<FaultConditions, 'step'>
  readonly params?: () => z.ZodType<Params>
  /** Functions whose change is the strike. */
  readonly points?: PointFunctions<Params>
  /** Functions that are in force without being counted, in every step. */
  readonly companions?: PointFunctions<Params>
  readonly acts?: readonly { readonly on: 'arm' | 'strike'; readonly do: TenantAction }[]
  readonly plays?: readonly UserAgentAction[]
  readonly needs?: readonly Prerequisite[]
  /** Side listeners that are open for the tenant while it is armed. */
  readonly sides?: (params: Params) => readonly SideListenerKind[]
  /** Strikes until it is spent; by default 1 for must-recover, else no limit. */
  readonly times?: number
  /** Strikes that pass by before the first, unless the arming says otherwise. */
  readonly skip?: number
  readonly expects: Expectation
  /** The catalogue judges it as information only: a verdict says what the client did, not that it was wrong. */
  readonly informational?: true
}

// biome-ignore lint/suspicious/noExplicitAny: a list holds declarations of every parameter type
export type AnyFault = FaultDeclaration<any>

/** Declares a fault; the parameter type comes from its schema. */
export function defineFault<Params = Record<string, never>>(
  fault: FaultDeclaration<Params>,
): FaultDeclaration<Params> {
  return fault
}
