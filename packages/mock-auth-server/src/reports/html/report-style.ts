import { PRINT_STYLE } from './print-style.ts'

const LIGHT =
  'color-scheme:light;--ink:#1c2330;--muted:#525c6d;--page:#fff;--over:#f4f6f9;--line:#d3d9e2;--ok:#17693a;--warning:#845400;--error:#ad221b;--accent:#1c5bc9'
const DARK =
  'color-scheme:dark;--ink:#e3e8ef;--muted:#a2adbd;--page:#12161c;--over:#1a2029;--line:#3d4755;--ok:#62cf8d;--warning:#e5b252;--error:#ff8f86;--accent:#82b1ff'

/**
 * Shows the cases of one outcome and the groups that have any; and what a link of the overview leads to,
 * whatever its outcome.
 */
const only = (outcome: string) =>
  `body:has(#show-${outcome}:checked) :is(.case:not(.${outcome},:target *,:has(:target)),.group:not(:target,:has(.${outcome},:target))){display:none}`

/** Colours the signs and the shares of one standing. */
const tone = (pair: string) => {
  const [standing, colour] = pair.split(':')
  return `:is(.sign,.share,.legend>span).${standing}{color:var(--${colour})}`
}

/** The style of the HTML report. */
export const REPORT_STYLE = `
:root{${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:84rem;padding:24px;background:var(--page);color:var(--ink);font:14px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
h1,h2,h3,h4,p,dl,dd,ol,ul,figure,blockquote{margin:0}
h1{font-size:24px;line-height:1.25}
h2{font-size:16px;margin-bottom:8px}
h3{font-size:14px;margin:20px 0 4px}
h4{font-size:14px;font-weight:600}
a{color:var(--accent)}
code{font:13px/1.4 ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace}
:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
.small,.title,dt{color:var(--muted);font-size:12px}
.visually-hidden{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.print-only{display:none}
.sign{font-weight:600;white-space:nowrap}
${['handled:ok', 'failed:error', 'undecided:warning', 'unreached:muted'].map(tone).join('')}
rect.handled{fill:var(--ok)}rect.failed{fill:var(--error)}rect.undecided{fill:var(--warning)}rect.unreached{fill:var(--line)}
.result{font-size:20px;line-height:1.35;margin:8px 0 16px;max-width:60rem}
.facts{display:flex;flex-wrap:wrap;gap:8px 28px;padding:12px 0;border:solid var(--line);border-width:1px 0}
.overview{display:grid;grid-template-columns:minmax(0,1fr);gap:24px 32px;margin:20px 0 32px}
@media (min-width:60rem){.overview{grid-template-columns:minmax(0,31rem) minmax(0,1fr);align-items:start}.part{grid-column:1/-1}.part.steps{grid-column:1}.part.failures{grid-column:2}.overview:not(:has(.steps)) .failures{grid-column:1/-1}}
.matrix{width:100%;border-collapse:collapse;table-layout:fixed}
.matrix th{font-size:12px;font-weight:600;text-align:left;padding:2px 4px;vertical-align:bottom}
.matrix tbody th,.matrix tfoot th{vertical-align:middle}
.matrix thead tr:first-child>:first-child{width:26%}
.matrix td,.matrix tbody th{border-top:1px solid var(--line)}
.matrix td{padding:0;height:28px}
.matrix tfoot :is(td,th){border-top:2px solid var(--line);padding:4px}
.matrix a{display:block;padding:4px;color:inherit;text-decoration:none}
.matrix a:hover{background:var(--over)}
.at-presets{border-collapse:collapse}
.at-presets :is(th,td){padding:4px 16px 4px 0;border-top:1px solid var(--line);text-align:left;vertical-align:top}
.at-presets tbody th{white-space:nowrap}
.bar{display:block;width:100%;height:6px}
.share{display:block;font-size:12px;line-height:16px;white-space:nowrap}
.legend{display:flex;flex-wrap:wrap;gap:4px 16px;margin-top:8px}
.key{width:10px;height:10px}
.ranking,.part>ul{padding-left:20px}
.part li{margin-bottom:8px}
.ranking li{margin-bottom:12px}
.what{font-weight:600}
.fix{color:var(--muted)}
:is(.comparison,.undecided,.unreached)>ul a{display:inline-block}
fieldset{display:flex;flex-wrap:wrap;gap:4px 24px;border:1px solid var(--line);border-radius:6px;margin:8px 0;padding:4px 12px 8px}
legend{color:var(--muted);font-size:12px;padding:0 4px}
label{cursor:pointer;min-height:24px}
label.passed b{color:var(--ok)}label.failed b{color:var(--error)}
.case{border-top:1px solid var(--line)}
summary{display:grid;grid-template-columns:7rem minmax(9rem,17rem) 1fr;gap:4px 12px;padding:6px 4px;cursor:pointer;list-style:none}
summary::-webkit-details-marker{display:none}
summary:hover{background:var(--over)}
.says{color:var(--muted)}
.group{scroll-margin-top:8px}
.body{padding:4px 4px 20px;scroll-margin-top:64px}
.body:target{outline:2px solid var(--accent);outline-offset:-2px;border-radius:6px}
.body>p,.findings>li>p{max-width:60rem}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(18rem,100%),1fr));gap:8px;margin:8px 0}
.sides>div{padding:8px 12px;background:var(--over);border-radius:6px;min-width:0}
.observed,.findings{padding-left:20px}
.findings{margin:8px 0}
blockquote{border-left:3px solid var(--line);padding-left:8px;margin:4px 0}
.evidence{display:flex;flex-wrap:wrap;gap:16px;margin:12px 0}
.scroll{overflow-x:auto;max-width:100%}
figure{flex:0 1 25rem}
.scroll svg{display:block}
img{display:block;max-width:100%;height:auto;border:1px solid var(--line)}
${['failed', 'passed', 'skipped'].map(only).join('\n')}
@media (max-width:40rem){
  body{padding:12px}
  summary{grid-template-columns:1fr}
  .matrix th{padding:2px 1px;font-size:10.5px}
  .matrix thead tr:first-child>:first-child{width:25%}
  .matrix a{padding:4px 2px}
  .share{letter-spacing:-.03em}
}
${PRINT_STYLE}
`
