import { escapeMarkup } from '../diagram/escape-markup.ts'
import type { Report } from '../report.ts'
import { createCaseAnchors } from './anchors.ts'
import { renderCases } from './render-cases.ts'
import { getAppName, renderOverview } from './render-overview.ts'
import { REPORT_STYLE } from './report-style.ts'

/**
 * Renders a report as one self-contained HTML file: no script, no network; light, dark and for print. An
 * overview comes first; below it are the cases, of which the failed ones are open.
 */
export function toHtml(report: Report): string {
  const anchors = createCaseAnchors(report.cases)
  const name = getAppName(report)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escapeMarkup(name === report.title ? name : `${name}: ${report.title}`)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<main>
${renderOverview(report, anchors)}
${renderCases(report, anchors)}
</main>
</body>
</html>
`
}
