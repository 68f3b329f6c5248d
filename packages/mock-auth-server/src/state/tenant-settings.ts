import type { Person } from '@smart-mock/fhir-engine/model/person'
import type { Canary } from '../core/declare/fault.ts'
import type { AllowedFindings } from '../core/declare/rule.ts'
import type { Client } from '../core/oauth/client.ts'
import type { MemoryAccount } from '../core/util/memory-account.ts'
import type { FormerJournal } from '../journal/journal-limits.ts'
import type { OptionSettings } from '../options/option-settings.ts'
import type { ChangedRecords, TenantRecords } from './records/tenant-records.ts'
import type { OpenSideListener } from './side-listener-leases.ts'
import type { State } from './state.ts'
import type { TenantAccounts } from './tenant-accounts.ts'

/** The properties that a tenant is created with; `Parent` is the type of tenants. */
export interface TenantSettings<Parent> {
  readonly name: string
  /** Absolute URL before `/fhir` and `/auth`, without a trailing slash. */
  readonly base: string
  readonly canary: Canary
  readonly options?: OptionSettings
  readonly allow?: AllowedFindings
  readonly clients: readonly Client[]
  readonly users: readonly Person[]
  readonly patients: readonly string[]
  readonly seed?: number
  /** Set for side tenants: they journal into the tenant that they belong to. */
  readonly parent?: Parent
  /** `true` when counters of faults are per run (a tenant that a link created). */
  readonly perRun?: boolean
  /** Creates the state, now and at every reset; in memory by default. */
  readonly newState?: (account: MemoryAccount, records?: TenantRecords) => State
  /** The settings that it is created with, as JSON can carry them: another process creates it likewise. */
  readonly origin?: unknown
  /** Its records in a store that outlives the process, if there is one. @internal */
  readonly records?: ChangedRecords
  /** The memory of all that it holds; unlimited by default. */
  readonly accounts?: TenantAccounts
  /** The journal of a tenant of this name that gave way to others. */
  readonly former?: FormerJournal
  /** Opens a side listener for it. */
  readonly openSide: OpenSideListener
}
