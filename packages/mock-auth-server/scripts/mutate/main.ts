/**
 * Changes the conditions that verdicts rest on, one at a time, and tells which changes no test notices:
 * `pnpm --filter smart-mock run mutate`. With paths only those files; a whole run writes `docs/mutants.md`. Fails when a
 * change survives that `equivalent-mutants.ts` does not explain.
 */
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { EQUIVALENT_MUTANTS } from './equivalent-mutants.ts'
import { judgeOutcomes } from './judge-outcomes.ts'
import { renderCounts, renderPage, renderProblems } from './render-report.ts'
import { runMutants } from './run-mutants.ts'

const SOURCES = ['src/expectations', 'src/core/journal', 'src/verdicts']
/** The tests beside these sources, and those of what they are given and of what they are used by. */
const TESTS = [
  'src/{core/journal,expectations,monitors,verdicts}/**/*.test.ts',
  'src/rules/evidence/*.test.ts',
  'test/verdicts/{allowed-findings,evicted-entries,exports-as-data}.test.ts',
]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { tests: { type: 'string', multiple: true } },
})
const root = join(import.meta.dirname, '../..')
const isWhole = positionals.length === 0 && values.tests === undefined
const files = SOURCES.flatMap(listFiles).filter((file) => isWanted(file, positionals))
if (files.length === 0) throw new Error(`no source file is at ${positionals.join(', ')}`)
const judgement = judgeOutcomes(await runMutants(files, values.tests ?? TESTS), EQUIVALENT_MUTANTS)
const problems = renderProblems(judgement)
console.log([...problems, '', renderCounts(judgement)].join('\n'))
if (isWhole) {
  writeFileSync(join(root, '../../docs/mutants.md'), `${renderPage(judgement, EQUIVALENT_MUTANTS)}\n`)
}
process.exitCode = problems.length > 0 ? 1 : 0

/** Lists the source files below a folder, by their paths below the package. */
function listFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort()
}

function isWanted(file: string, paths: readonly string[]): boolean {
  return paths.length === 0 || paths.some((path) => file === path || file.startsWith(`${path}/`))
}
