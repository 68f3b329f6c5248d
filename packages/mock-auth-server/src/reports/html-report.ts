import { HTML_STYLE } from './html-style.ts'
import { markup } from './markup.ts'
import { countOutcomes, type Report, type ReportCase } from './report.ts'

const SIGNS = { passed: '✓', failed: '✗', skipped: '–' } as const
const WORDS = { passed: 'passed', failed: 'failed', skipped: 'not decided' } as const

/** A report as one HTML file that needs nothing else: no script, no network; light, dark and for print. */
export function toHtml(report: Report): string {
  const { title, startedAt, complete, cases } = report
  const counts = countOutcomes(report)
  const sums = (['failed', 'passed', 'skipped'] as const).map(
    (outcome) => `<li class="${outcome}"><b>${counts[outcome]}</b> ${WORDS[outcome]}</li>`,
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${markup(title)}</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<header>
<h1>${markup(title)}</h1>
<p>Started <time datetime="${markup(startedAt)}">${markup(startedAt)}</time>${complete ? '' : '. <strong>Broken off before its end.</strong>'}</p>
<ul class="sums">${sums.join('')}</ul>
</header>
<main>
${overview(cases)}
${cases.map(section).join('\n')}
</main>
</body>
</html>
`
}

function overview(cases: readonly ReportCase[]): string {
  const rows = cases.map(
    ({ name, group, outcome, says }, index) =>
      `<tr class="${outcome}"><td>${sign(outcome)}</td><td><a href="#case-${index}">${markup(name)}</a></td>` +
      `<td>${markup(group)}</td><td>${markup(says)}</td></tr>`,
  )
  const head =
    '<tr><th scope="col">Outcome</th><th scope="col">Case</th><th scope="col">Part</th><th scope="col">Why</th></tr>'
  return `<table><thead>${head}</thead><tbody>${rows.join('\n')}</tbody></table>`
}

function section(
  { name, outcome, says, verdict, findings, seen, diagram }: ReportCase,
  index: number,
): string {
  return `<details id="case-${index}" class="${outcome}"${outcome === 'failed' ? ' open' : ''}>
<summary>${sign(outcome)} <h2>${markup(name)}</h2></summary>
<p>${markup(says)}</p>
${verdict ? `<p>A correct client: ${markup(verdict.client)} ${link(verdict.spec)}</p><p class="small">Judged from the ${markup(verdict.basis)}; struck ${verdict.struck} times.</p>` : ''}
${findings.length > 0 ? `<ul>${findings.map(findingItem).join('')}</ul>` : ''}
${seen.length > 0 ? `<p class="small">Seen: ${seen.map(markup).join('; ')}</p>` : ''}
${diagram === '' ? '<p class="small">Nothing was exchanged.</p>' : `<div class="scroll">${diagram}</div>`}
</details>`
}

function findingItem(finding: ReportCase['findings'][number]): string {
  const { level, rule, says, expected, actual, fix, spec, seq, allowed } = finding
  const compared = [
    ...(expected === undefined ? [] : [`expected <code>${markup(expected)}</code>`]),
    ...(actual === undefined ? [] : [`got <code>${markup(actual)}</code>`]),
  ]
  const known = allowed === undefined ? '' : ` (allowed: ${markup(allowed)})`
  return (
    `<li><b>${level}</b> <code>${markup(rule)}</code>, exchange ${seq}${known}: ${markup(says)}` +
    `${compared.length > 0 ? ` (${compared.join(', ')})` : ''}. ${markup(fix)} ${link(spec)}</li>`
  )
}

function sign(outcome: ReportCase['outcome']): string {
  return `<span class="sign"><span aria-hidden="true">${SIGNS[outcome]}</span> ${WORDS[outcome]}</span>`
}

function link(spec: string): string {
  return /^https?:/.test(spec) ? `<a href="${markup(spec)}" rel="noreferrer">Specification</a>` : ''
}
