import { pluralize } from '../../model/pluralize.ts'
import type { ConformanceReport } from '../run/results/report.ts'
import { SHOWN } from './signs.ts'

/** Formats the counts of the outcomes that occurred. */
export function formatCounts({ cases, counts, accepted }: ConformanceReport): string {
  const parts = SHOWN.flatMap((outcome) => (counts[outcome] === 0 ? [] : [`${counts[outcome]} ${outcome}`]))
  const known = accepted === 0 ? '' : ` (${accepted} accepted)`
  return `${pluralize(cases.length, 'case')}: ${parts.join(', ')}${known}`
}

/** Formats the rows of the catalogue by what is known about them. */
export function formatCoverage({ coverage }: ConformanceReport): string {
  const count = (...states: string[]) => coverage.filter(({ state }) => states.includes(state)).length
  const parts = [
    `${count('passed')} passed`,
    `${count('failed', 'warning', 'info')} violated`,
    `${count('in part')} in part`,
    `${count('open')} open`,
    formatPeople(coverage),
  ]
  return `${coverage.length} S rows: ${parts.join(', ')}`
}

function formatPeople(coverage: ConformanceReport['coverage']): string {
  const rows = coverage.filter(({ state }) => state === 'for people')
  const attested = rows.filter((row) => row.attested !== undefined).length
  return `${rows.length} for people${attested === 0 ? '' : ` (${attested} attested)`}`
}
