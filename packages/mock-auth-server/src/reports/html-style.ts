/** The style of the HTML report. */
export const HTML_STYLE = `
:root{color-scheme:light dark;--page:#fff;--text:#1c2430;--soft:#566173;--line:#d6dbe3;--good:#14713d;--bad:#b3202b;--link:#0b5cad}
@media (prefers-color-scheme:dark){:root{--page:#171b22;--text:#e6e9ef;--soft:#a9b4c4;--line:#39414e;--good:#5fd08f;--bad:#ff8a8a;--link:#7db7ff}}
body{margin:0 auto;max-width:76rem;padding:1.5rem;background:var(--page);color:var(--text);font:15px/1.5 system-ui,sans-serif}
h1{font-size:1.6rem;margin:0}
h2{display:inline;font-size:1.05rem}
a{color:var(--link)}
table{border-collapse:collapse;width:100%;margin:1rem 0 2rem}
th,td{text-align:left;vertical-align:top;padding:.3rem .7rem .3rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
.sums{list-style:none;display:flex;flex-wrap:wrap;gap:1.5rem;padding:0}
.sign{white-space:nowrap}
.small{color:var(--soft);font-size:.87rem}
.passed .sign,li.passed b{color:var(--good)}
.failed .sign,li.failed b{color:var(--bad);font-weight:600}
details{border-top:1px solid var(--line);padding:.6rem 0}
summary{cursor:pointer}
code{font-size:.88em;overflow-wrap:anywhere}
.scroll{overflow-x:auto}
@media print{
  :root{color-scheme:light;--page:#fff;--text:#000;--soft:#333;--line:#aaa;--good:#14713d;--bad:#b3202b;--link:#000}
  body{max-width:none;padding:0;font-size:10pt}
  details::details-content{content-visibility:visible;block-size:auto;display:block}
  details,tr{break-inside:avoid}
  .scroll{overflow:visible}
  .scroll svg{max-width:100%;height:auto}
  a[href^="http"]::after{content:" (" attr(href) ")";font-size:.8em;overflow-wrap:anywhere}
}
`
