import { escapeMarkdown, renderMarkdownTable } from '@smart-mock/cli-kit'
import { describePresetResult } from './build-preset-matrix.ts'
import { describeResult } from './describe-result.ts'
import { describePresetsInForce } from './presets-in-force.ts'
import { countOutcomes, type Report, type ReportCase } from './report.ts'

/** Converts a report to a summary in Markdown, for the page of a CI job: what failed first, then what is open. */
export function toMarkdown(report: Report): string {
  const { title, app, mock, complete, comparison, cases } = report
  const { passed, failed, skipped } = countOutcomes(report)
  const listed = (outcome: ReportCase['outcome']) => cases.filter((each) => each.outcome === outcome)
  const presets = describePresetsInForce(cases)
  const findings = listed('failed').flatMap((each) => each.findings)
  return [
    `## ${escapeMarkdown(title)}: ${failed} failed, ${passed} passed, ${skipped} not decided\n\n`,
    complete ? '' : '**Interrupted: what is missing was not judged.**\n\n',
    ...describeResult(report).map((sentence) => `${escapeMarkdown(sentence)}\n`),
    `\n${escapeMarkdown(`The app was ${app.start}. smart-mock ${mock.version}, ${mock.data}.`)}\n\n`,
    presets === undefined ? '' : `${escapeMarkdown(`Presets in force: ${presets}.`)}\n\n`,
    ...(comparison
      ? [
          renderMarkdownTable('Regressions', ['Case'], comparison.worse.map(toCells)),
          renderMarkdownTable('Better', ['Case'], comparison.better.map(toCells)),
        ]
      : []),
    renderPresets(report),
    renderMarkdownTable(
      'Failed',
      ['Case', 'What happened', 'A correct client'],
      listed('failed').map(({ name, message, verdict }) => [name, message, verdict?.requirement ?? '']),
    ),
    renderMarkdownTable(
      'Findings',
      ['Level', 'Rule', 'What happened', 'What to change'],
      findings.map(({ level, rule, message, seq, howToFix, allowReason }) => [
        ...[allowReason === undefined ? level : `allowed: ${allowReason}`, rule],
        ...[`${message} (exchange ${seq})`, howToFix],
      ]),
    ),
    renderMarkdownTable(
      'Not decided',
      ['Case', 'Why'],
      listed('skipped').map(({ name, message, exercisedBy }) => [name, exercisedBy ?? message]),
    ),
    renderMarkdownTable(
      'Passed',
      ['Case'],
      listed('passed').map(({ name }) => toCells(name)),
    ),
  ].join('')
}

/** Renders the table of apps and presets; nothing without one. */
function renderPresets({ presetMatrix }: Report): string {
  if (!presetMatrix) return ''
  const { apps, rows } = presetMatrix
  return renderMarkdownTable(
    'At presets',
    ['Preset', ...apps],
    rows.map(({ preset, results }) => [preset, ...results.map(describePresetResult)]),
  )
}

const toCells = (name: string) => [name]
