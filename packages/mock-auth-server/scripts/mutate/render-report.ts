import { dirname } from 'node:path'
import type { EquivalentMutant } from './equivalent-mutants.ts'
import type { Judgement } from './judge-outcomes.ts'
import { describeChange } from './mutant.ts'
import type { Outcome } from './run-mutants.ts'

/** Renders what is left to do: survivors without an explanation, and entries that explain none. */
export function renderProblems({ survivors, stale }: Judgement): string[] {
  return [
    ...survivors.map(({ mutant, outcome }) => {
      const how = outcome === 'survived' ? 'survives' : 'is reached by no test'
      return `${mutant.file}:${mutant.line} ${how}: ${describeChange(mutant)}`
    }),
    ...stale.map((entry) => `equivalent-mutants.ts explains no survivor: ${entry}`),
  ]
}

/** Renders the counts by folder as a Markdown table. */
export function renderCounts(judgement: Judgement): string {
  const { killed, equivalent, survivors } = judgement
  const all = [...killed, ...equivalent, ...survivors]
  const folderOf = ({ mutant }: Outcome) => dirname(mutant.file)
  const count = (outcomes: readonly Outcome[], folder?: string) =>
    outcomes.filter((each) => folder === undefined || folderOf(each) === folder).length
  const row = (name: string, folder?: string) =>
    `| ${[name, ...[all, killed, equivalent, survivors].map((each) => count(each, folder))].join(' | ')} |`
  const folders = [...new Set(all.map(folderOf))].sort()
  return [
    '| folder | mutants | noticed by a test | equivalent | surviving |',
    '|---|---|---|---|---|',
    ...folders.map((folder) => row(`\`${folder}\``, folder)),
    row('all'),
  ].join('\n')
}

/** Renders the page of a whole run. */
export function renderPage(judgement: Judgement, equivalents: readonly EquivalentMutant[]): string {
  const reasons = equivalents.flatMap(({ change, files, reason }) =>
    files.map((file) => `| \`${file}\` | ${toCode(change)} | ${reason} |`),
  )
  return [
    '# Conditions that a test notices',
    'Written by `pnpm --filter smart-mock run mutate`: in everything that a verdict rests on, each condition is negated or never true, each operand of `&&` and `||` is dropped, each border is shifted and each filter removed, one change at a time. A test must fail for each, unless no client could tell the change.',
    renderCounts(judgement),
    '## Changes that no client could tell',
    ['| file | change | reason |', '|---|---|---|', ...reasons].join('\n'),
  ].join('\n\n')
}

function toCode(text: string): string {
  return `\`${text.replaceAll('`', "'").replaceAll('|', '\\|')}\``
}
