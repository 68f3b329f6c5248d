import { escapeMarkup } from './escape-markup.ts'
import { renderCaseDetails, renderOutcome } from './html-case.ts'
import { HTML_STYLE } from './html-style.ts'
import { countOutcomes, type Report, type ReportCase } from './report.ts'

const FILTERS = ['all', 'failed', 'passed', 'skipped'] as const
const WORDS = { all: 'all', failed: 'failed', passed: 'passed', skipped: 'not decided' } as const

/**
 * Renders a report as one self-contained HTML file: no script, no network; light, dark and for print. Cases
 * are closed and filtered by outcome (by style only), so that hundreds of them stay readable.
 */
export function toHtml(report: Report): string {
  const { title, startedAt, complete, cases } = report
  const groups = [...new Set(cases.map(({ group }) => group))]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escapeMarkup(title)}</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<header>
<h1>${escapeMarkup(title)}</h1>
<p>Started <time datetime="${escapeMarkup(startedAt)}">${escapeMarkup(startedAt.replace(/T|\.\d+Z/g, ' '))}</time>UTC${complete ? '' : '. <strong>Interrupted before its end.</strong>'}</p>
${filter(report)}
</header>
<main>
${groups.map((group) => section(group, cases)).join('\n')}
</main>
</body>
</html>
`
}

/** Renders the filter: initially the failures, or all cases without any. */
function filter(report: Report): string {
  const counts = { ...countOutcomes(report), all: report.cases.length }
  const chosen = counts.failed > 0 ? 'failed' : 'all'
  const radios = FILTERS.map(
    (name) =>
      `<label class="${name}"><input type="radio" name="show" id="show-${name}"${name === chosen ? ' checked' : ''}> <b>${counts[name]}</b> ${WORDS[name]}</label>`,
  )
  return `<fieldset><legend>Show</legend>${radios.join('')}</fieldset>`
}

function section(group: string, cases: readonly ReportCase[]): string {
  const own = cases.filter((each) => each.group === group)
  return `<section class="group"><h2>${escapeMarkup(group)}</h2>\n${own.map(row).join('\n')}\n</section>`
}

function row(tried: ReportCase): string {
  const { name, outcome, message } = tried
  return `<details class="case ${outcome}">
<summary>${renderOutcome(outcome)}<h3>${escapeMarkup(name)}</h3><span class="says">${escapeMarkup(message)}</span></summary>
${renderCaseDetails(tried)}
</details>`
}
