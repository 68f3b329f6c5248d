import { PALETTE } from '../../wire/shared/pages/palette.ts'

/** The look of the text of a page, here and in the static site. */
export const TEXT_STYLESHEET = `${PALETTE}
*, *::before, *::after { box-sizing: border-box }
body { margin: 0; background: var(--surface); color: var(--ink); font: 15px/1.5 var(--font); overflow-wrap: anywhere }
h1 { margin: 8px 0 16px; font-size: 24px; font-weight: 600; line-height: 1.25 }
h2 { margin: 32px 0 8px; font-size: 18px; font-weight: 600 }
h3 { margin: 24px 0 8px; font-size: 15px; font-weight: 600 }
p, ol, ul { margin: 8px 0 }
li { padding: 1px 0 }
a { color: var(--accent) }
code { font: 13px/1.5 var(--mono) }
p code, li code, td code { padding: 1px 4px; border-radius: 3px; background: var(--sunken) }
img { max-width: 100%; height: auto; border: 1px solid var(--line); border-radius: var(--radius) }
pre { margin: 8px 0 16px; padding: 8px 12px; overflow-x: auto; border: 1px solid var(--line); border-radius: var(--radius); background: var(--raised); overflow-wrap: normal }
ins, del { display: inline-block; min-width: 100%; text-decoration: none }
ins { background: var(--accent-soft); font-weight: 600 }
del { color: var(--error) }
table { width: 100%; margin: 8px 0 16px; border: 1px solid var(--line); border-radius: var(--radius); border-spacing: 0; background: var(--raised) }
th, td { min-width: 96px; padding: 6px 12px; text-align: start; vertical-align: top }
th { color: var(--ink-muted); font-weight: 600 }
td { border-top: 1px solid var(--line) }
@media (min-width: 641px) {
  table:has(th:nth-child(7)) :is(th, td) { min-width: 72px; padding-inline: 8px }
  table:has(th:nth-child(9)) :is(th, td):not(:first-child) { min-width: 0; padding: 6px 4px }
  table:has(th:nth-child(9)) :is(th, td):first-child { min-width: 136px }
  table:has(th:nth-child(9)) th:not(:first-child) { writing-mode: vertical-rl; white-space: nowrap }
}
@media (max-width: 640px) {
  table, tbody, tr, td { display: block }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  tr { padding: 6px 12px }
  tr + tr { border-top: 1px solid var(--line) }
  td { padding: 2px 0; border: 0 }
  td:empty { display: none }
  td::before { content: attr(data-head) ': '; color: var(--ink-muted) }
}
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
@media print { pre { white-space: pre-wrap } }
`

/** The stylesheet of the pages that a mock serves; it stands inline, under its hash in their policy. */
export const DOCS_STYLESHEET = `${TEXT_STYLESHEET}
header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 8px 16px; padding: 8px 16px; border-bottom: 1px solid var(--line); background: var(--raised) }
nav { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 16px }
nav a, .hits a { padding: 2px 0 }
main { max-width: 960px; margin: 0 auto; padding: 16px }
input, button { padding: 4px 8px; border: 1px solid var(--line-strong); border-radius: var(--radius); background: var(--surface); color: inherit; font: inherit }
.hits li { margin: 12px 0 }
@media print { header { display: none } }
`
