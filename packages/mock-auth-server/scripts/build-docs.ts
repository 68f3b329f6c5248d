/**
 * Writes the generated pages of `docs/`. Run: `pnpm run docs`; with `--check` it only compares, and fails when one is stale.
 */
import { join } from 'node:path'
import { FAULTS } from '../src/faults/list.ts'
import { RULES } from '../src/rules/list.ts'
import { captureFaults } from './docs/capture/capture-faults.ts'
import { readCatalogue } from './docs/catalogue.ts'
import { readCitations } from './docs/citations.ts'
import { clientsPage } from './docs/clients/clients-page.ts'
import { readClients } from './docs/clients/read-clients.ts'
import { configJsonSchema } from './docs/config-json-schema.ts'
import { coveragePage } from './docs/coverage-page.ts'
import { faultPage } from './docs/fault-page.ts'
import { faultsIndex } from './docs/faults-index.ts'
import { groupByFolder } from './docs/group-by-folder.ts'
import { NOT_OBSERVABLE } from './docs/not-observable.ts'
import { NOT_TESTED } from './docs/not-tested.ts'
import { rulePage } from './docs/rule-page.ts'
import { rulesIndex } from './docs/rules-index.ts'
import { stalePages, writePages } from './docs/write-pages.ts'

const root = join(import.meta.dirname, '../../..')
const docs = join(root, 'docs')
const source = join(import.meta.dirname, '../src')

const byId = (declarations: readonly { readonly ids: readonly string[]; readonly name: string }[]) =>
  new Map(declarations.flatMap(({ ids, name }) => ids.map((id) => [id, name] as const)))

const catalogue = await readCatalogue(root)
const rows = new Map(Object.values(catalogue).flatMap((kind) => kind.map((row) => [row.id, row] as const)))
const captures = await captureFaults(FAULTS)
const clients = await readClients(root)
const groups = await groupByFolder(join(source, 'faults'), FAULTS)

const pages = new Map<string, string>()
const add = (name: string, text: string) => pages.set(name, `${text.trimEnd()}\n`)
add('smart-mock.schema.json', JSON.stringify(configJsonSchema(), null, 2))
add('faults.md', faultsIndex(groups))
add('clients.md', clientsPage(groups, clients))
for (const fault of FAULTS) {
  const capture = captures.get(fault.name)
  if (capture) add(`faults/${fault.name}.md`, faultPage(fault, capture, rows, clients))
}
add('rules.md', rulesIndex(await groupByFolder(join(source, 'rules'), RULES)))
for (const rule of RULES) add(`rules/${rule.name}.md`, rulePage(rule, rows))
add(
  'coverage.md',
  coveragePage(catalogue, await readCitations(root), {
    faults: byId(FAULTS),
    rules: byId(RULES),
    reasons: new Map([...NOT_OBSERVABLE, ...NOT_TESTED].map(({ id, reason }) => [id, reason])),
  }),
)

if (process.argv.includes('--check')) {
  for (const name of await stalePages(docs, pages)) {
    console.error(`docs/${name} is stale: run pnpm run docs`)
    process.exitCode = 1
  }
} else await writePages(docs, pages)
