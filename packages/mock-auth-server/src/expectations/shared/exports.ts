import type { JournalEntry } from '../../core/journal/journal-entry.ts'

const INTERACTIONS = { 'kick-off': 'operation', status: 'bulk-status', file: 'bulk-file' } as const

/** A part of a Bulk Data export. */
export type ExportPart = keyof typeof INTERACTIONS

/** Returns `true` when a request is that part of an export. */
export function isExportRequest(part: ExportPart, { step, facts }: JournalEntry): boolean {
  return step === 'bulk' && facts.interaction === INTERACTIONS[part]
}
