const LIGHT =
  'color-scheme:light;--page:#fff;--text:#1c2430;--soft:#566173;--line:#d6dbe3;--over:#f1f4f8;--good:#14713d;--bad:#b3202b;--link:#0b5cad'
const DARK =
  'color-scheme:dark;--page:#171b22;--text:#e6e9ef;--soft:#a9b4c4;--line:#39414e;--over:#212731;--good:#5fd08f;--bad:#ff8a8a;--link:#7db7ff'

/** Shows the cases of one outcome, and the groups that have any. */
const only = (outcome: string) =>
  `body:has(#show-${outcome}:checked) :is(.case:not(.${outcome}),.group:not(:has(.${outcome}))){display:none}`

/** The style of the HTML report. */
export const HTML_STYLE = `
:root{${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
body{margin:0 auto;max-width:76rem;padding:1.5rem;background:var(--page);color:var(--text);font:15px/1.5 system-ui,sans-serif}
h1{font-size:1.6rem;margin:0}
h2{font-size:1.05rem;margin:1.6rem 0 .4rem}
h3{font-size:1em;font-weight:600;margin:0;overflow-wrap:anywhere}
a{color:var(--link)}
fieldset{display:flex;flex-wrap:wrap;gap:.4rem 1.5rem;border:1px solid var(--line);border-radius:6px;margin:1rem 0;padding:.5rem .9rem}
legend{color:var(--soft);font-size:.87rem;padding:0 .3rem}
label{cursor:pointer}
.small{color:var(--soft);font-size:.87rem}
.passed .sign,label.passed b{color:var(--good)}
.failed .sign,label.failed b{color:var(--bad)}
.case{border-top:1px solid var(--line)}
summary{display:grid;grid-template-columns:7.5rem minmax(9rem,17rem) 1fr;gap:.2rem .8rem;padding:.4rem .3rem;cursor:pointer;list-style:none}
summary::-webkit-details-marker{display:none}
summary:hover{background:var(--over)}
.says{color:var(--soft);overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
[open]>summary .says{display:none}
.body{padding:0 .3rem 1.2rem}
.body>p,.body>ul{margin:.4rem 0;max-width:60rem}
code{font-size:.88em;overflow-wrap:anywhere}
.scroll{overflow-x:auto;margin:.8rem 0}
.scroll svg{display:block}
img{display:block;max-width:100%;height:auto;border:1px solid var(--line)}
${['failed', 'passed', 'skipped'].map(only).join('\n')}
@media (max-width:40rem){
  body{padding:.9rem}
  summary{grid-template-columns:1fr}
  .says{white-space:normal}
}
@media print{
  :root{${LIGHT};--text:#000;--soft:#333;--line:#aaa;--link:#000}
  body{max-width:none;padding:0;font-size:10pt}
  details::details-content{content-visibility:visible;block-size:auto;display:block}
  summary,.body>p,.scroll,img{break-inside:avoid}
  [open]>summary .says,.says{display:none}
  .scroll{overflow:visible}
  .scroll svg{max-width:100%;max-height:24cm;height:auto}
  .body a[href^="http"]::after{content:" (" attr(href) ")";font-size:.8em;overflow-wrap:anywhere}
}
`
