import { type CaseStanding, countStandings, type StandingCounts } from '../classify-case.ts'
import { escapeMarkup } from '../diagram/escape-markup.ts'
import type { ReportCase } from '../report.ts'
import { getSectionAnchor } from './anchors.ts'
import { KIND_HEADINGS, type KindHeading } from './kinds.ts'

/** The counts of a cell, in the order of its bar. */
const STANDINGS: readonly (readonly [CaseStanding, sign: string, word: string])[] = [
  ['failed', '✗', 'failed'],
  ['undecided', '?', 'undecided'],
  ['handled', '✓', 'handled'],
  ['unreached', '–', 'not reached'],
]

/** Renders the faults of a report as a matrix of steps and kinds whose cells lead to the cases; nothing without faults. */
export function renderMatrix(cases: readonly ReportCase[]): string {
  const faults = cases.filter(({ fault }) => fault)
  if (faults.length === 0) return ''
  const required = KIND_HEADINGS.filter(({ kind }) => kind !== 'informational')
  const free = faults.some(({ fault }) => fault?.kind === 'informational') ? KIND_HEADINGS.slice(-1) : []
  const columns = [...required, ...free]
  const groups = [...new Set(faults.map(({ group }) => group))]
  return `<table class="matrix">
<caption class="visually-hidden">Faults by step and by what the app must do: how many of those exercised it handled</caption>
<thead>
<tr><th scope="col" rowspan="2">Step</th><th scope="colgroup" colspan="${required.length}">The app must</th>${free.length > 0 ? '<th scope="col" rowspan="2" class="free"><span aria-hidden="true">optional</span><span class="visually-hidden">nothing required</span></th>' : ''}</tr>
<tr>${required.map(({ heading }) => `<th scope="col">${heading.replace('must ', '')}</th>`).join('')}</tr>
</thead>
<tbody>
${groups.map((group) => row(group, columns, faults)).join('\n')}
</tbody>
<tfoot>
${totals(columns, faults)}
</tfoot>
</table>
<p class="legend small">${STANDINGS.map(([standing, sign, word]) => `<span class="${standing}"><svg class="key" viewBox="0 0 1 1" aria-hidden="true"><rect class="${standing}" width="1" height="1"/></svg> ${sign} ${word}</span>`).join(' ')}</p>`
}

function row(group: string, columns: readonly KindHeading[], faults: readonly ReportCase[]): string {
  const cells = columns.map((column) => {
    const own = faults.filter((each) => each.group === group && each.fault?.kind === column.kind)
    if (own.length === 0) return '<td></td>'
    const name = `${group}, ${column.heading}`
    return `<td><a href="#${getSectionAnchor(group, column.kind)}">${cell(name, countStandings(own))}</a></td>`
  })
  return `<tr><th scope="row">${escapeMarkup(group)}</th>${cells.join('')}</tr>`
}

function totals(columns: readonly KindHeading[], faults: readonly ReportCase[]): string {
  const cells = columns.map(({ kind, heading }) => {
    const own = faults.filter(({ fault }) => fault?.kind === kind)
    return `<td>${own.length === 0 ? '' : cell(`all steps, ${heading}`, countStandings(own))}</td>`
  })
  return `<tr><th scope="row">all</th>${cells.join('')}</tr>`
}

/** Renders the counts of a cell as a bar and a share, and in words for a screen reader. */
function cell(name: string, counts: StandingCounts): string {
  const exercised = counts.handled + counts.failed + counts.undecided
  const [worst, sign] = STANDINGS.find(([standing]) => counts[standing] > 0) ?? ['unreached', '–']
  const share = exercised === 0 ? sign : `${sign} ${counts.handled}/${exercised}`
  const words = STANDINGS.filter(([standing]) => counts[standing] > 0).map(
    ([standing, , word]) => `${counts[standing]} ${word}`,
  )
  return `${bar(counts)}<span class="share ${worst}" aria-hidden="true">${share}</span><span class="visually-hidden">${escapeMarkup(name)}: ${words.join(', ')}</span>`
}

function bar(counts: StandingCounts): string {
  const all = STANDINGS.reduce((sum, [standing]) => sum + counts[standing], 0)
  let x = 0
  const rects = STANDINGS.filter(([standing]) => counts[standing] > 0).map(([standing]) => {
    const width = (counts[standing] * 100) / all
    const rect = `<rect class="${standing}" x="${x.toFixed(2)}" width="${width.toFixed(2)}" height="6"/>`
    x += width
    return rect
  })
  return `<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">${rects.join('')}</svg>`
}
