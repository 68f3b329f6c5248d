import { escapeLine, type Paint } from '@smart-mock/cli-kit'
import { formatCounts, formatCoverage } from '../../conformance/reports/format-counts.ts'
import {
  decideExitCode,
  type ExitRules,
  listFailures,
  listImprovements,
} from '../../conformance/run/results/decide-exit-code.ts'
import type { ConformanceReport, ReportedCase, ReportedClient } from '../../conformance/run/results/report.ts'
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

/** Names of cases in one line. */
const MOST_NAMES = 8

/** One line for each reason, the most frequent first; it names the cases that a higher limit of logins would decide. */
function formatSkipped({ cases }: ConformanceReport): string[] {
  const reasons = new Map<string, ReportedCase[]>()
  for (const each of cases) {
    const reason = each.messages.join(' ')
    if (each.outcome === 'skipped') reasons.set(reason, [...(reasons.get(reason) ?? []), each])
  }
  return [...reasons]
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([reason, own]) => {
      const names = own.filter(({ skipped }) => skipped === 'login-budget').map(({ id }) => id)
      const more = names.length > MOST_NAMES ? [`${names.length - MOST_NAMES} more`] : []
      const which = names.length === 0 ? '' : ` ${[...names.slice(0, MOST_NAMES), ...more].join(', ')}`
      return `${String(own.length).padStart(3)} skipped: ${reason}${which}`
    })
}
