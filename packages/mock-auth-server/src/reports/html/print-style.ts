import { PRINTED_FAILURES } from './render-failures.ts'
import { PRINTED_NOTICES } from './render-notices.ts'
import { PRINTED_ACTIVITIES, PRINTED_REASONS } from './render-open-cases.ts'

/** Hides the items of a list after a number of them. */
const limit = (list: string, count: number) => `${list}>li:nth-child(n+${count + 1}){display:none}`

/**
 * The style of a report in print: the overview has at most two pages, so that its lists are cut; the cases
 * follow on their own pages, all open.
 */
export const PRINT_STYLE = `@media print{
  :root{color-scheme:light;--ink:#000;--muted:#333;--page:#fff;--over:#f4f4f4;--line:#aaa;--ok:#17693a;--warning:#845400;--error:#ad221b;--accent:#000}
  @page{margin:12mm}
  body{max-width:none;padding:0;font-size:9pt;line-height:1.3}
  h1{font-size:16pt}h2{font-size:11pt;margin-bottom:4px}.result{font-size:12pt;margin:4px 0 8px}
  .small,.title,dt,.share,.matrix th{font-size:8pt}
  code{font-size:8.5pt}
  .facts{padding:4px 0;gap:4px 16px}
  .overview{gap:10px;margin:10px 0}
  .part li,.ranking li{margin-bottom:3px;break-inside:avoid}
  .matrix td{height:auto}.matrix :is(a,tfoot td,tfoot th){padding:1px 4px}
  .matrix a{display:flex;align-items:center;gap:4px}
  .bar{flex:1;min-width:0}.share{line-height:11px;min-width:4.2em}
  :is(.ranking,.part>ul){columns:2;column-gap:20px;font-size:8pt}
  ${limit('.ranking', PRINTED_FAILURES)}
  ${limit('.undecided>ul', PRINTED_REASONS)}
  ${limit('.unreached>ul', PRINTED_ACTIVITIES)}
  ${limit('.notices>ul', PRINTED_NOTICES)}
  .print-only{display:block}
  .cases{break-before:page}
  fieldset{display:none}
  details::details-content{content-visibility:visible;block-size:auto;display:block}
  summary,.body>p,.sides,.scroll,figure{break-inside:avoid}
  .scroll{overflow:visible}
  .scroll svg{max-width:100%;max-height:24cm;height:auto}
  .body a[href^="http"]::after{content:" (" attr(href) ")";font-size:.8em;overflow-wrap:anywhere}
}`
