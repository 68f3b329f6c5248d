import { escapeMarkup } from '../diagram/escape-markup.ts'
import { countOutcomes, type Report, type ReportCase } from '../report.ts'
import { type CaseAnchors, getSectionAnchor } from './anchors.ts'
import { KIND_HEADINGS } from './kinds.ts'
import { renderCase } from './render-case.ts'

/** Number of failed cases that are open at first: hundreds of diagrams would make the page slow. */
const OPEN_CASES = 50
const FILTERS = ['all', 'failed', 'passed', 'skipped'] as const
const WORDS = { all: 'all', failed: 'failed', passed: 'passed', skipped: 'not decided' } as const

/** Renders all cases by group and kind, with a filter by outcome that works by style only. */
export function renderCases(report: Report, anchors: CaseAnchors): string {
  const { cases } = report
  const groups = [...new Set(cases.map(({ group }) => group))]
  const open = new Set(cases.filter(({ outcome }) => outcome === 'failed').slice(0, OPEN_CASES))
  return `<section class="cases" aria-labelledby="cases">
<h2 id="cases">Cases</h2>
${renderFilter(report)}
${groups.flatMap((group) => renderGroup(group, { cases, anchors, open })).join('\n')}
</section>`
}

/** Renders the filter: initially the failures, or all cases without any. */
function renderFilter(report: Report): string {
  const counts = { ...countOutcomes(report), all: report.cases.length }
  const chosen = counts.failed > 0 ? 'failed' : 'all'
  const radios = FILTERS.map(
    (name) =>
      `<label class="${name}"><input type="radio" name="show" id="show-${name}"${name === chosen ? ' checked' : ''}> <b>${counts[name]}</b> ${WORDS[name]}</label>`,
  )
  return `<fieldset><legend>Show</legend>${radios.join('')}</fieldset>`
}

interface RenderedCases {
  readonly cases: readonly ReportCase[]
  readonly anchors: CaseAnchors
  readonly open: ReadonlySet<ReportCase>
}

/** Renders the cases of a group, those of each kind apart, since the cells of the matrix lead to them. */
function renderGroup(group: string, { cases, anchors, open }: RenderedCases): string[] {
  const own = cases.filter((each) => each.group === group)
  return [{ kind: undefined, heading: '' }, ...KIND_HEADINGS].flatMap(({ kind, heading }) => {
    const alike = own.filter(({ fault }) => fault?.kind === kind)
    if (alike.length === 0) return []
    const title = heading === '' ? group : `${group}: ${heading}`
    const rendered = alike.map((each) =>
      renderCase(each, { anchor: anchors.get(each) ?? '', isOpen: open.has(each) }),
    )
    return `<section class="group" id="${getSectionAnchor(group, kind)}"><h3>${escapeMarkup(title)}</h3>\n${rendered.join('\n')}\n</section>`
  })
}
