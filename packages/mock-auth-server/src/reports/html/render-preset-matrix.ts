import { describePresetResult } from '../build-preset-matrix.ts'
import { escapeMarkup } from '../diagram/escape-markup.ts'
import { formatPreset } from '../presets-in-force.ts'
import type { PresetMatrix, PresetResult, ReportCase } from '../report.ts'
import { type CaseAnchors, renderCaseLink } from './anchors.ts'
import { renderOverviewPart, renderSign } from './markup.ts'

/** Renders the table of apps and presets, in which the app of the report is first; nothing without one. */
export function renderPresetMatrix(
  matrix: PresetMatrix | undefined,
  cases: readonly ReportCase[],
  anchors: CaseAnchors,
): string {
  if (!matrix) return ''
  const { apps, rows } = matrix
  const heads = apps.map((app) => `<th scope="col">${escapeMarkup(app)}</th>`).join('')
  return renderOverviewPart(
    'presets',
    `At presets (${rows.length})`,
    `<div class="scroll" tabindex="0" role="group" aria-label="Apps at presets"><table class="at-presets">
<thead><tr><th scope="col">Preset</th>${heads}</tr></thead>
<tbody>
${rows.map((row) => renderRow(row, cases, anchors)).join('\n')}
</tbody>
</table></div>`,
  )
}

function renderRow(
  { preset, results }: PresetMatrix['rows'][number],
  cases: readonly ReportCase[],
  anchors: CaseAnchors,
): string {
  const own = cases.find((each) => each.preset && formatPreset(each.preset) === preset)
  const head = own ? renderCaseLink(anchors, own, preset) : escapeMarkup(preset)
  return `<tr><th scope="row">${head}</th>${results.map((each) => `<td>${renderResult(each)}</td>`).join('')}</tr>`
}

function renderResult(result: PresetResult | null): string {
  if (result === null) return renderSign('–', 'not run', 'unreached')
  if (result.works) return renderSign('✓', 'works', 'handled')
  return `${renderSign('✗', 'does not work', 'failed')}: ${escapeMarkup(describePresetResult(result))}`
}
