import { escapeMarkdown, renderMarkdownTable } from '@smart-mock/cli-kit'
import { pluralize } from '../../model/pluralize.ts'
import type { Step } from '../../model/run.ts'
import { type CheckReport, selectSteps } from './check-report.ts'

/** Converts a check to a summary in Markdown, for the page of a CI job: what is wrong first. */
export function toMarkdown(report: CheckReport): string {
  const errors = selectSteps(report, 'error')
  const warnings = selectSteps(report, 'warning')
  const counts = [
    pluralize(report.steps.length, 'step'),
    pluralize(errors.length, 'error'),
    pluralize(warnings.length, 'warning'),
  ]
  const columns = ['Step', 'What happened', 'What to try', 'Specification']
  return [
    `## smart-client check ${escapeMarkdown(report.fhirBase)}: ${counts.join(', ')}\n\n`,
    renderMarkdownTable('Errors', columns, errors.map(toCells)),
    renderMarkdownTable('Warnings', columns, warnings.map(toCells)),
    renderMarkdownTable(
      'Steps',
      ['Step', 'Result', 'What happened'],
      report.steps.map(({ title, state, verdict }) => [
        title,
        verdict?.level ?? state,
        verdict?.message ?? '',
      ]),
    ),
  ].join('')
}

function toCells({ title, verdict }: Step): string[] {
  const { message = '', whatToTry = '', spec } = verdict ?? {}
  return [title, message, whatToTry, spec ? `${spec.label} ${spec.url}` : '']
}
