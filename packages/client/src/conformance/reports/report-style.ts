import { SHOWN } from './signs.ts'

const LIGHT =
  'color-scheme:light;--ink:#1c2330;--muted:#525c6d;--page:#fff;--over:#f4f6f9;--line:#d3d9e2;--ok:#17693a;--warning:#845400;--error:#ad221b;--accent:#1c5bc9;--mark:#fff1c9'
const DARK =
  'color-scheme:dark;--ink:#e3e8ef;--muted:#a2adbd;--page:#12161c;--over:#1a2029;--line:#3d4755;--ok:#62cf8d;--warning:#e5b252;--error:#ff8f86;--accent:#82b1ff;--mark:#4a3d16'

/** Shows the cases of one outcome, the groups that have any, and the case that a link leads to. */
const only = (outcome: string) =>
  `body:has(#show-${outcome}:checked) :is(.case:not(.${outcome},:target),.group:not(:has(.${outcome},:target))){display:none}`

/** The style of the HTML report. */
export const REPORT_STYLE = `
:root{${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:24px;background:var(--page);color:var(--ink);font:14px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
h1,h2,p,dl,dd,ul,fieldset{margin:0}
h1{font-size:24px;line-height:1.25}
h2{font-size:16px;margin:24px 0 8px}
a{color:var(--accent)}
code,pre{font:13px/1.4 ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace}
:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
.small,dt,caption{color:var(--muted);font-size:12px}
.result{font-size:18px;margin:8px 0}
.sign{font-weight:600;white-space:nowrap}
.passed>summary .sign,.ready{color:var(--ok)}
.failed>summary .sign,.not-ready{color:var(--error)}
:is(.warning,.inconclusive)>summary .sign,.open{color:var(--warning)}
:is(.info,.skipped)>summary .sign{color:var(--muted)}
.filters{min-width:0;display:flex;flex-wrap:wrap;gap:6px 16px;margin:16px 0;padding:12px 0;border:solid var(--line);border-width:1px 0}
.filters label{display:flex;gap:6px;align-items:center}
.jumps{display:flex;flex-wrap:wrap;gap:2px 16px;padding:0;list-style:none}
:is(.jumps,.facts,td) a{display:inline-block;min-height:24px;line-height:24px}
.case{border-bottom:1px solid var(--line)}
.case>summary{display:flex;flex-wrap:wrap;align-items:baseline;gap:2px 12px;padding:6px 0;cursor:pointer}
.case>summary::before{content:"\\25b8";width:0.8em;color:var(--muted)}
.case[open]>summary::before{content:"\\25be"}
.case>summary .sign{flex:0 0 7.5em}
.body{padding:4px 0 16px 16px;border-left:3px solid var(--line);display:grid;gap:10px;min-width:0}
.facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:2px 16px}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:12px}
pre{margin:0;padding:8px 12px;border:1px solid var(--line);border-radius:6px;background:var(--over);white-space:pre-wrap}
mark{background:var(--mark);color:inherit;font-weight:600}
table{border-collapse:collapse;width:100%}
th,td{padding:4px 8px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;overflow-wrap:break-word;min-width:9ch}
details.table>summary{cursor:pointer;font-weight:600;padding:8px 0}
${SHOWN.map(only).join('')}
@media (max-width:40rem){body{padding:12px}.facts{grid-template-columns:minmax(0,1fr)}thead{display:none}:is(table,tbody,tr,td){display:block}tr{padding:4px 0;border-bottom:1px solid var(--line)}td{padding:1px 0;border:0}td::before{content:attr(data-column) ": ";color:var(--muted)}}
@media print{.filters{display:none}}
`
