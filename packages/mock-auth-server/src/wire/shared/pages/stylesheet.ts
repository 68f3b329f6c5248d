import { PALETTE } from './palette.ts'

/** The one stylesheet of all pages; it stands inline, under the hash in `PAGE_CSP`. */
export const STYLESHEET = `${PALETTE}
*, *::before, *::after { box-sizing: border-box }
html, body { height: 100%; margin: 0 }
html { scroll-padding-bottom: 64px }
body {
  display: flex;
  flex-direction: column;
  background: var(--surface);
  color: var(--ink);
  font: 14px/1.45 var(--font);
  overflow-wrap: anywhere;
}
h1, h2, p, ul, dl, dd, fieldset { margin: 0; padding: 0 }
h1 { font-size: 20px; font-weight: 600; line-height: 1.25 }
h2, legend { font-size: 14px; font-weight: 600 }
code { font: 12px/1.45 var(--mono) }
a { color: var(--accent) }
fieldset { min-width: 0; border: 0 }
legend { padding: 0; margin-bottom: 4px }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
.muted { color: var(--ink-muted) }
.small { font-size: 12px }
.icon { flex: none; width: 16px; height: 16px; fill: none; stroke: currentcolor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round }

.strip { display: flex; flex-wrap: wrap; align-items: center; gap: 0 12px; padding: 4px 16px; border-bottom: 1px solid var(--line); background: var(--sunken); color: var(--ink-muted); font-size: 12px }
.strip .icon { width: 12px; height: 12px; vertical-align: -2px }

.form main { display: flex; flex-direction: column; gap: 16px; width: 100%; max-width: 544px; margin: 0 auto; padding: 16px }
.form form { display: flex; flex-direction: column; gap: 16px }
.asking { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 8px }
.asking strong { font-size: 16px }
.alert { display: flex; gap: 8px; padding: 8px 12px; border: 1px solid var(--error); border-radius: var(--radius); background: var(--raised) }
.verdict { display: flex; flex: none; align-items: center; gap: 4px; color: var(--error); font-weight: 600 }
.alert .verdict { align-self: flex-start }

.list { padding: 0; list-style: none; border: 1px solid var(--line); border-radius: var(--radius); background: var(--raised) }
.list.scroll { max-height: max(160px, min(50vh, 352px)); overflow: auto }
.item { display: flex; align-items: flex-start; gap: 8px; width: 100%; padding: 8px 12px; cursor: pointer }
li + li > .item { border-top: 1px solid var(--line) }
.item:hover, .item:has(:checked) { background: var(--accent-soft) }
.consent .item { background: none }
.item > input { flex: none; width: 16px; height: 16px; margin: 2px 0 0; accent-color: var(--accent) }
.item > span { display: flex; flex-direction: column; min-width: 0 }
.item .name { font-weight: 600 }
button.item { border: 0; background: none; color: inherit; font: inherit; text-align: start }
button.item:focus-visible, .item:has(:focus-visible) { outline: 2px solid var(--accent); outline-offset: -2px }
.narrowing { padding: 0 12px 8px 36px }
.narrowing summary { width: fit-content; padding: 2px 0; color: var(--accent); cursor: pointer }
.narrowing ul { list-style: none }
.narrowing .item { padding: 8px 0 0; border: 0 }
.item:has(+ .narrowing :checked) { color: var(--ink-muted); text-decoration: line-through }
.list > li:first-child > .item { border-radius: 5px 5px 0 0 }
.list > li:last-child > .item { border-radius: 0 0 5px 5px }
.list > li:only-child > .item { border-radius: 5px }

.field { display: flex; flex-direction: column; gap: 4px }
.field label { font-weight: 600 }
.input, .button { min-height: 32px; padding: 4px 12px; border: 1px solid var(--line-strong); border-radius: var(--radius); background: var(--raised); color: var(--ink); font: inherit }
.input { width: 100%; min-width: 0 }
.button { display: inline-flex; align-items: center; justify-content: center; cursor: pointer; text-decoration: none; white-space: nowrap }
.button:hover { background: var(--accent-soft) }
.primary, .primary:hover { border-color: var(--accent); background: var(--accent); color: var(--accent-ink); font-weight: 600 }
.primary:hover { text-decoration: underline }
.row { display: flex; gap: 8px; align-items: center }
.pager { justify-content: space-between; min-height: 32px }
.decision { position: sticky; bottom: 0; display: grid; grid-template-columns: 1fr 1fr; gap: 8px; margin: 0 -16px; padding: 12px 16px; border-top: 1px solid var(--line); background: var(--surface) }
.decision .button { font-weight: 600 }

.facts { display: grid; grid-template-columns: minmax(72px, max-content) minmax(0, 1fr); gap: 4px 12px }
.facts dt { color: var(--ink-muted) }
.steps { padding-inline-start: 20px }
.steps li + li { margin-top: 4px }
.grant { display: grid; gap: 8px; justify-items: start }
.line { display: block; margin-top: 4px; padding: 8px 12px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--sunken); white-space: pre-wrap; user-select: all }

.ehr main { display: flex; flex: 1; flex-direction: column; min-height: 0 }
.ehr header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 16px; padding: 8px 16px; border-bottom: 1px solid var(--line); background: var(--raised) }
.ehr h1 { font-size: 16px }
.ehr iframe { flex: 1; width: 100%; min-height: 320px; border: 0 }
.ehr main > p { padding: 16px }
`
