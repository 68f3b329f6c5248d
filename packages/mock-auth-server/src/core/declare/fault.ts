import type { Person } from '@smart-mock/fhir-engine/model/person'
import type { z } from 'zod'
import type { SideListenerKind } from '../http/side-listener.ts'
import type { FactHistory, Facts } from '../journal/facts.ts'
import type { JournalEntry } from '../journal/journal-entry.ts'
import type { AlternateKey, PointName, Points } from '../journal/points.ts'
import type { Step } from '../journal/steps.ts'
import type { Client } from '../oauth/client.ts'
import type { ServerAddresses } from '../oauth/server-addresses.ts'
import type { Json, JsonObject } from '../util/json.ts'
import type { Expectation } from './expectation.ts'
import type { FaultConditions } from './fault-settings.ts'
import type { Prerequisite, TenantAction, UserAgentAction } from './tenant-action.ts'

/**
 * The duty of a client: refuse, recover, continue, reveal nothing; or none (`informational`), where the
 * specifications leave the behaviour to the client.
 */
export type FaultKind = 'must-reject' | 'must-recover' | 'must-tolerate' | 'must-not-leak' | 'informational'

/** A server on another host, to which only a careless client sends requests. */
export interface Canary {
  /** Absolute URL there that belongs to this tenant, so that what arrives is journalled here. */
  readonly base: string
  /** A FHIR base at the canary with plausible replies. */
  readonly fhirBase: string
  /** A user who exists only at the canary. */
  readonly fhirUser: string
}

/** A read-only view of the tenant. */
export interface TenantView {
  readonly name: string
  /** The URLs that it publishes. */
  readonly addresses: ServerAddresses
  readonly fhirBase: string
  readonly issuer: string
  readonly patients: readonly string[]
  readonly users: readonly Person[]
  readonly clients: readonly Client[]
  readonly keys: TenantKeys
}

/** The signing keys, now and after a rotation. */
export interface TenantKeys {
  readonly kid: string
  readonly nextKid: string
  /** Returns the public key that a rotation would publish. */
  nextJwk(): JsonObject
  /** Returns the public key of a stranger. */
  rogueJwk(): JsonObject
  /** Returns a public key of the server for another algorithm. */
  otherJwk(key: AlternateKey): JsonObject
}

/** The input of a point function; the function is pure except for `memo`. */
export interface FaultContext<Params = Record<string, never>> {
  readonly params: Params
  /** Ordinal of this match, from 1. */
  readonly matchNumber: number
  /** Plain JSON stored with the armed fault, for "A, then B, then A". */
  readonly memo: Record<string, Json>
  /** The step of this exchange. */
  readonly step: Step
  /** Facts that this exchange showed so far, including those of the client's request. */
  readonly facts: Readonly<Facts>
  readonly request: JournalEntry['request']
  /** Strikes that were delivered before this exchange. */
  readonly strikeCount: number
  /** Wall-clock time in milliseconds since 1970. */
  readonly now: number
  readonly tenant: TenantView
  readonly history: FactHistory
  readonly canary: Canary
  /**
   * Returns the origin of a side listener of this tenant, while it is open; the declaration names those it
   * needs.
   */
  sideOrigin(kind: SideListenerKind): string | undefined
  /** Returns a number in [0, 1) that depends only on seed, armed fault and match. */
  random(): number
}

export type PointFunctions<Params> = {
  readonly [Name in PointName]?: (value: Points[Name], context: FaultContext<Params>) => Points[Name]
}

/** A fault: one thing that a server can do wrong, or oddly. */
export interface FaultDeclaration<Params = Record<string, never>> {
  /** Unique name; the file has the same name, its folder is the step. */
  readonly name: string
  readonly title: string
  readonly kind: FaultKind
  /** Catalogue rows, such as `F-173`. */
  readonly catalogueIds: readonly string[]
  /** Link to the section of the specification that a correct client follows. */
  readonly spec: string
  /** The behaviour of the server. */
  readonly description: string
  /** The behaviour of a correct client. */
  readonly requirement: string
  /** The steps in which it matches by default. */
  readonly steps: readonly Step[]
  /** Further conditions on the exchange; each is overridden by the same condition of the settings. */
  readonly when?: Omit<FaultConditions, 'step'>
  readonly params?: () => z.ZodType<Params>
  /** Functions whose change counts as the strike. */
  readonly points?: PointFunctions<Params>
  /** Functions that are in force without being counted, in every step. */
  readonly companions?: PointFunctions<Params>
  readonly actions?: readonly { readonly on: 'arm' | 'strike'; readonly do: TenantAction }[]
  readonly userAgentActions?: readonly UserAgentAction[]
  readonly prerequisites?: readonly Prerequisite[]
  /** Side listeners that are open for the tenant while it is armed. */
  readonly sideListeners?: (params: Params) => readonly SideListenerKind[]
  /** `true` when a link may arm it only where no other machine can reach the mock. */
  readonly loopbackOnly?: boolean
  /** Maximum number of strikes; by default 1 for must-recover, otherwise unlimited. */
  readonly times?: number
  /** Number of matches before the first strike by default. */
  readonly skip?: number
  readonly expects: Expectation
}

/** Returns the maximum number of strikes when the settings state none: `Infinity` without a limit. */
export function getDefaultTimes({ times, kind }: Pick<AnyFault, 'times' | 'kind'>): number {
  return times ?? (kind === 'must-recover' ? 1 : Infinity)
}

// biome-ignore lint/suspicious/noExplicitAny: a list holds declarations of every parameter type
export type AnyFault = FaultDeclaration<any>

/** Returns a fault declaration with the parameter type of its schema. */
export function defineFault<Params = Record<string, never>>(
  fault: FaultDeclaration<Params>,
): FaultDeclaration<Params> {
  return fault
}
