import { escapeLine, type Paint } from '@smart-mock/cli-kit'
import {
  decideExitCode,
  type ExitRules,
  listFailures,
  listImprovements,
} from '../../conformance/run/decide-exit-code.ts'
import type { ConformanceReport } from '../../conformance/run/report.ts'
import { pluralize } from '../../model/pluralize.ts'
import { SHOWN } from './signs.ts'

/** Formats the end of a run: why cases were skipped, the counts, and what a baseline changes. */
export function formatSummary(report: ConformanceReport, rules: ExitRules, paint: Paint): string {
  const { stopped, durationMs } = report
  const { baseline } = rules
  const failures = listFailures(report, rules)
  const tone = decideExitCode(report, rules) === 0 ? 'success' : 'failure'
  const lines = [
    ...formatSkipped(report),
    ...(stopped === undefined ? [] : [`The run did not come to its end: ${stopped}`]),
    ...(report.counts.passed === 0 && report.counts.inconclusive > 0
      ? ['Nothing could be decided: is this the FHIR base, and is the server running?']
      : []),
    ...(baseline
      ? [
          `Compared with the baseline: ${failures.length} got worse (${failures.map(({ id }) => id).join(', ') || 'none'}), better: ${listImprovements(report, baseline).join(', ') || 'none'}.`,
        ]
      : []),
  ]
  const seconds = (durationMs / 1000).toFixed(1)
  const end = `${formatCounts(report)} · ${formatCoverage(report)} · ${seconds} s`
  return `\n${lines.map((line) => `${escapeLine(line)}\n`).join('')}${paint(tone, end)}\n`
}

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
    `${count('for people')} for people`,
  ]
  return `${coverage.length} S rows: ${parts.join(', ')}`
}

/** One line for each reason, the most frequent first. */
function formatSkipped({ cases }: ConformanceReport): string[] {
  const reasons = new Map<string, number>()
  for (const { outcome, messages } of cases) {
    const reason = messages.join(' ')
    if (outcome === 'skipped') reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  }
  return [...reasons]
    .sort(([, one], [, other]) => other - one)
    .map(([reason, count]) => `${String(count).padStart(3)} skipped: ${reason}`)
}
