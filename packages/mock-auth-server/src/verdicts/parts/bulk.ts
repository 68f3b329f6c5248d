import type { FactRecord } from '../../core/journal/facts.ts'
import type { JudgeContext } from '../judge-context.ts'
import { type Conclusion, conclude } from '../verdict.ts'
import { concludeAbsence } from './never.ts'

const INTERACTIONS = { 'kick-off': 'operation', status: 'bulk-status', file: 'bulk-file' } as const

export type ExportPart = keyof typeof INTERACTIONS

/** Returns `true` when a request is that part of an export. */
export function isExportRequest(of: ExportPart, { step, facts }: FactRecord): boolean {
  return step === 'bulk' && facts.interaction === INTERACTIONS[of]
}

/** Judges the number of later requests of that part of an export; its end (DELETE) does not count. */
export function judgeLimitsExportRequests(
  context: JudgeContext,
  { of, count }: { of: ExportPart; count: number },
): Conclusion {
  const seqs = context.laterInRun
    .filter(
      (record) => isExportRequest(of, record) && context.journal.get(record.seq)?.request.method !== 'DELETE',
    )
    .map(({ seq }) => seq)
  const says = `${seqs.length} ${of} requests followed it`
  if (seqs.length > count) return conclude('not met', `${says}, at most ${count} are allowed`, ...seqs)
  return context.windowClosed ? conclude('met', says, ...seqs) : conclude('pending', `${says} so far`)
}

/** Judges that a file of an export is requested and returned. */
export function judgeCompletesExport(context: JudgeContext): Conclusion {
  const file = context.laterInRun.find(
    (record) => isExportRequest('file', record) && context.journal.get(record.seq)?.sent?.status === 200,
  )
  if (file) return conclude('met', 'a file was fetched', file.seq)
  return context.windowClosed
    ? conclude('not met', 'no file was fetched')
    : conclude('pending', 'waiting for a file')
}

/**
 * Judges that no file is requested with a token; a request without one belongs to no run, so all of the
 * tenant's count.
 */
export function judgeFetchesFilesWithoutToken(context: JudgeContext): Conclusion {
  const bad = context.laterInTenant.find(
    (record) => isExportRequest('file', record) && record.facts.accessToken !== undefined,
  )
  return concludeAbsence(
    context,
    bad?.seq,
    'a file was requested with the token',
    'no file was requested with the token',
  )
}
