/**
 * Writes the generated pages of `docs/`. Run: `pnpm run docs`; with `--check` it only compares, and fails when one is stale.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AnyFault } from '../src/core/fault.ts'
import { FAULTS } from '../src/faults/list.ts'
import { RULES } from '../src/rules/list.ts'
import { NOT_OBSERVABLE } from '../src/rules/not-observable.ts'
import { readCatalogue } from './docs/catalogue.ts'
import { readCitations } from './docs/citations.ts'
import { coveragePage } from './docs/coverage-page.ts'
import { faultsPage } from './docs/faults-page.ts'
import { rulesPage } from './docs/rules-page.ts'

const root = join(import.meta.dirname, '../../..')
const folder = join(import.meta.dirname, '../src/faults')

/** Faults by the folder that their file is in, in the order of the list. */
async function groups(): Promise<[string, AnyFault[]][]> {
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  const found = new Map<string, AnyFault[]>()
  for (const fault of FAULTS) {
    for (const { name } of names) {
      const files = await readdir(join(folder, name))
      if (files.includes(`${fault.name}.ts`)) found.set(name, [...(found.get(name) ?? []), fault])
    }
  }
  return [...found]
}

const byId = (declarations: readonly { readonly ids: readonly string[]; readonly name: string }[]) =>
  new Map(declarations.flatMap(({ ids, name }) => ids.map((id) => [id, name] as const)))

const pages = {
  'faults.md': faultsPage(await groups()),
  'rules.md': rulesPage(RULES),
  'coverage.md': coveragePage(await readCatalogue(root), await readCitations(root), {
    faults: byId(FAULTS),
    rules: byId(RULES),
    notObservable: new Map(NOT_OBSERVABLE.map(({ id, reason }) => [id, reason])),
  }),
}
for (const [name, text] of Object.entries(pages)) {
  const path = join(root, 'docs', name)
  const written = `${text.trimEnd()}\n`
  if (!process.argv.includes('--check')) await writeFile(path, written)
  else if ((await readFile(path, 'utf8').catch(() => '')) !== written) {
    console.error(`docs/${name} is stale: run pnpm run docs`)
    process.exitCode = 1
  }
}
