import { escapeMarkdown, renderMarkdownTable } from '@smart-mock/cli-kit'
import type { Outcome } from '../../../conformance/declare/outcome.ts'
import type { ConformanceReport, ReportedCase } from '../../../conformance/run/report.ts'
import { formatCounts, formatCoverage } from '../format-summary.ts'

const COLUMNS = ['Case', 'Level', 'What happened', 'How to fix', 'Specification']

/** Converts a report to a summary in Markdown, for the page of a CI job: what is wrong first. */
export function toConformanceMarkdown(report: ConformanceReport): string {
  const { fhirBase, smartVersion, stopped, cases } = report
  const of = (outcome: Outcome) => cases.filter((each) => each.outcome === outcome)
  return [
    `## smart-client conformance ${escapeMarkdown(fhirBase)} (SMART ${smartVersion})\n\n`,
    `${escapeMarkdown(`${formatCounts(report)}. ${formatCoverage(report)}.`)}\n\n`,
    ...(stopped === undefined
      ? []
      : [`${escapeMarkdown(`The run did not come to its end: ${stopped}`)}\n\n`]),
    renderMarkdownTable('Failed', COLUMNS, of('failed').map(toCells)),
    renderMarkdownTable('Warnings', COLUMNS, of('warning').map(toCells)),
    renderMarkdownTable('Information', COLUMNS, of('info').map(toCells)),
    renderMarkdownTable('Undecided', ['Case', 'Why'], of('inconclusive').map(toReason)),
    renderMarkdownTable('Skipped', ['Case', 'Why'], of('skipped').map(toReason)),
  ].join('')
}

function toCells({ id, level, messages, accepted, howToFix, spec }: ReportedCase): string[] {
  const known = accepted === undefined ? '' : ` (accepted: ${accepted})`
  return [id, level, `${messages.join(' ')}${known}`, howToFix, `${spec.label} ${spec.url}`]
}

const toReason = ({ id, messages }: ReportedCase): string[] => [id, messages.join(' ')]
