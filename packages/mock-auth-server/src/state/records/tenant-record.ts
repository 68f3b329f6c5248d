import type { AllowedFindings } from '../../core/declare/rule.ts'
import type { Journal } from '../../journal/journal.ts'
import type { JournalStart } from '../../journal/journal-limits.ts'
import type { OptionSettings } from '../../options/option-settings.ts'
import type { Clock } from '../clock.ts'
import type { KeyRecord, KeyRing } from '../key-ring.ts'
import type { OptionsInForce } from '../options-in-force.ts'

/** The changeable properties of a tenant beside its records by key, as JSON can carry them. */
export interface TenantRecord {
  readonly options: OptionSettings
  readonly allow: AllowedFindings
  readonly clockOffsetMs: number
  readonly keys: KeyRecord
  readonly journal: JournalStart
}

/** Kind and keys of the records of which a tenant has one: what changes, and what it was created with. */
export const TENANT = 'tenant'
export const STATE_KEY = 'state'
export const ORIGIN_KEY = 'origin'

/** A tenant as far as its record goes. */
interface RecordedTenant {
  readonly inForce: OptionsInForce
  allow: AllowedFindings
  readonly clock: Clock
  readonly keys: KeyRing
  readonly journal: Journal
  /** Set for a canary tenant, whose journal is that of another. */
  readonly parent: unknown
}

/** Returns the record of a tenant as it is now. */
export function describeTenant({ inForce, allow, clock, keys, journal }: RecordedTenant): TenantRecord {
  return {
    options: inForce.own,
    allow,
    clockOffsetMs: clock.offsetMs,
    keys: keys.toRecord(),
    journal: journal.start,
  }
}

/** Restores what a record has of a tenant but for its allowed findings, and returns it. */
export function restoreTenant(
  tenant: RecordedTenant,
  record: TenantRecord | undefined,
): TenantRecord | undefined {
  if (!record) return undefined
  if (!tenant.parent) tenant.journal.continue(record.journal)
  tenant.inForce.restore(record.options)
  tenant.clock.restore(record.clockOffsetMs)
  tenant.keys.restore(record.keys)
  return record
}
