/**
 * Writes what is generated and committed: the indexes of `docs/`, and the captured exchanges beside the faults. Run:
 * `pnpm run docs`; with `--check` it only compares, and fails when a file is stale.
 */
import { join } from 'node:path'
import { ALL_FAULTS, CLIENT_FAULT_GROUPS, FAULT_GROUPS } from '../src/faults/list.ts'
import { collectSwitches } from '../src/options/collect-switches.ts'
import { PRESET_NAMES } from '../src/presets/preset-names.ts'
import { readCatalogue } from '../src/reference/data/read-catalogue.ts'
import { readClients } from '../src/reference/data/read-clients.ts'
import { readPresetFindings } from '../src/reference/data/read-preset-findings.ts'
import { createCheckoutLinks } from '../src/reference/links/reference-links.ts'
import { renderFaultsIndex } from '../src/reference/pages/render-faults-index.ts'
import { renderPresetsIndex } from '../src/reference/pages/render-presets-index.ts'
import { renderRulesIndex } from '../src/reference/pages/render-rules-index.ts'
import { RULE_GROUPS, RULES } from '../src/rules/list.ts'
import { captureBlocks } from './docs/capture/capture-blocks.ts'
import { captureFaults } from './docs/capture/capture-faults.ts'
import { formatExchanges } from './docs/capture/format-exchanges.ts'
import { readCitations } from './docs/citations.ts'
import { clientsPage } from './docs/clients/clients-page.ts'
import { buildPresetsSection } from './docs/clients/presets-section.ts'
import { readPresetResults } from './docs/clients/read-preset-results.ts'
import { configJsonSchema } from './docs/config-json-schema.ts'
import { coveragePage, listNamesByRow } from './docs/coverage-page.ts'
import { buildKitPage } from './docs/kit-page.ts'
import { NOT_OBSERVABLE } from './docs/not-observable.ts'
import { NOT_TESTED } from './docs/not-tested.ts'
import { findStaleFiles, writeFiles } from './docs/write-files.ts'

const root = join(import.meta.dirname, '../../..')

const captures = await captureFaults(ALL_FAULTS)
const files = new Map<string, string>()
const add = (path: string, text: string) => files.set(path, `${text.trimEnd()}\n`)

for (const [folder, faults] of Object.entries(FAULT_GROUPS)) {
  const examples = faults.flatMap(({ name }) => {
    const capture = captures.get(name)
    return capture ? [[name, captureBlocks(capture)] as const] : []
  })
  add(
    `packages/mock-auth-server/src/faults/${folder}/exchanges.md`,
    formatExchanges(folder, new Map(examples)),
  )
}
add('docs/smart-mock.schema.json', JSON.stringify(configJsonSchema(), null, 2))
add(
  'docs/faults.md',
  renderFaultsIndex(
    FAULT_GROUPS,
    createCheckoutLinks(
      'faults',
      'A running mock serves the pages\nat `<control>/docs/faults/<name>`; here, names lead to the declarations. To add one: [writing a fault](guides/writing-a-fault.md).',
    ),
  ),
)
const presetFile = (id: string) => `../packages/mock-auth-server/src/presets/data/${id}.json`
add('docs/presets.md', renderPresetsIndex(collectSwitches().presets.values(), presetFile))
add('docs/conformance-at-presets.md', buildKitPage(await readPresetFindings(root), presetFile))
const clients = await readClients(root)
const atPresets = await readPresetResults(
  root,
  clients.map(({ name }) => name),
)
add(
  'docs/clients.md',
  [clientsPage(CLIENT_FAULT_GROUPS, clients), ...buildPresetsSection(PRESET_NAMES, atPresets)].join('\n'),
)
add(
  'docs/rules.md',
  renderRulesIndex(
    RULE_GROUPS,
    createCheckoutLinks(
      'rules',
      'A running mock serves a page of each,\nwith examples, at `<control>/docs/rules/<name>`; here, names lead to the declarations.',
    ),
  ),
)
add(
  'docs/coverage.md',
  coveragePage(await readCatalogue(root), await readCitations(root), {
    faults: listNamesByRow(ALL_FAULTS),
    rules: listNamesByRow(RULES),
    reasons: new Map([...NOT_OBSERVABLE, ...NOT_TESTED].map(({ id, reason }) => [id, reason])),
  }),
)

if (process.argv.includes('--check')) {
  for (const path of await findStaleFiles(root, files)) {
    console.error(`${path} is stale: run pnpm run docs`)
    process.exitCode = 1
  }
} else await writeFiles(root, files)
