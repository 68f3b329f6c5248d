import { escapeLine, type Paint } from '@smart-mock/cli-kit'
import { formatCounts, formatCoverage } from '../../conformance/reports/format-counts.ts'
import {
  decideExitCode,
  type ExitRules,
  listFailures,
  listImprovements,
} from '../../conformance/run/decide-exit-code.ts'
import type { ConformanceReport, ReportedClient } from '../../conformance/run/report.ts'
import { formatReadiness } from './format-readiness.ts'

/** Formats the end of a run: why cases were skipped, readiness, the counts, and what a baseline changes. */
export function formatSummary(report: ConformanceReport, rules: ExitRules, paint: Paint): string {
  const { stopped, durationMs, leftBehind = [] } = report
  const { baseline } = rules
  const failures = listFailures(report, rules)
  const tone = decideExitCode(report, rules) === 0 ? 'success' : 'failure'
  const lines = [
    ...formatSkipped(report),
    ...(report.clients ?? []).flatMap(formatClient),
    ...(stopped === undefined ? [] : [`The run did not come to its end: ${stopped}`]),
    ...leftBehind,
    ...(report.counts.passed === 0 && report.counts.inconclusive > 0
      ? ['Nothing could be decided: is this the FHIR base, and is the server running?']
      : []),
    ...(baseline
      ? [
          `Compared with the baseline: ${failures.length} got worse (${failures.map(({ id }) => id).join(', ') || 'none'}), better: ${listImprovements(report, baseline).join(', ') || 'none'}.`,
        ]
      : []),
  ]
  const readiness = report.readiness.map((each) => formatReadiness(each, paint))
  const seconds = (durationMs / 1000).toFixed(1)
  const end = `${formatCounts(report)} · ${formatCoverage(report)} · ${seconds} s`
  return `\n${lines.map((line) => `${escapeLine(line)}\n`).join('')}${readiness.join('')}${readiness.length > 0 ? '\n' : ''}${paint(tone, end)}\n`
}

/** One line for a client that could not be registered. */
const formatClient = ({ role, clientId, problem }: ReportedClient): string[] =>
  clientId === undefined ? [`No ${role} client: ${problem ?? 'it was not registered.'}`] : []

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
