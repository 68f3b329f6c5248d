import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { isFhirStep, type Step } from '../core/journal/steps.ts'

/** Conditions of a query; all given ones must hold. */
export interface EntryFilter {
  readonly step?: Step | 'fhir'
  readonly run?: string
  readonly clientId?: string
  readonly status?: number
  readonly after?: number
  readonly listener?: JournalEntry['listener']
}

/** Returns `true` when an entry satisfies all conditions. */
export function matchesFilter(entry: JournalEntry, filter: EntryFilter): boolean {
  return (
    (filter.step === undefined ||
      (filter.step === 'fhir' ? isFhirStep(entry.step) : entry.step === filter.step)) &&
    (filter.run === undefined || entry.run === filter.run) &&
    (filter.clientId === undefined || entry.facts.clientId === filter.clientId) &&
    (filter.status === undefined || entry.sent?.status === filter.status) &&
    (filter.after === undefined || entry.seq > filter.after) &&
    (filter.listener === undefined || entry.listener === filter.listener)
  )
}
