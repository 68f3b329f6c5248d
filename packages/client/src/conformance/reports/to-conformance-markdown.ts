import { escapeMarkdown, renderMarkdownTable } from '@smart-mock/cli-kit'
import { describeStep, describeStepCounts, READINESS_NOTE } from '../../model/describe-readiness.ts'
import type { Readiness } from '../../model/readiness.ts'
import type { Outcome } from '../declare/outcome.ts'
import type { ConformanceReport, ReportedCase } from '../run/results/report.ts'
import { formatCounts, formatCoverage } from './format-counts.ts'

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
    renderMarkdownTable('For people', ['Row', 'What to look at', 'Attested'], listPeople(report)),
    ...report.readiness.map(renderReadiness),
  ].join('')
}

const listPeople = ({ coverage }: ConformanceReport): string[][] =>
  coverage.flatMap(({ id, forPeople, attested }) =>
    forPeople === undefined ? [] : [[id, forPeople, attested ?? 'no']],
  )

function renderReadiness(readiness: Readiness): string {
  const rows = readiness.steps.map((each) => [
    ...[each.step, each.about, each.outcome],
    describeStep(each).join(' '),
  ])
  const columns = ['Step', 'About', 'Outcome', 'Details']
  const table = renderMarkdownTable(`Readiness for ${readiness.title}`, columns, rows)
  return `${table}${escapeMarkdown(`${describeStepCounts(readiness)}. ${READINESS_NOTE}`)}\n\n`
}

function toCells({ id, level, messages, accepted, howToFix, spec }: ReportedCase): string[] {
  const known = accepted === undefined ? '' : ` (accepted: ${accepted})`
  return [id, level, `${messages.join(' ')}${known}`, howToFix, `${spec.label} ${spec.url}`]
}

const toReason = ({ id, messages }: ReportedCase): string[] => [id, messages.join(' ')]
