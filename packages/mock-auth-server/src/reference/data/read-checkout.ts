import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FAULT_GROUPS, FAULTS } from '../../faults/list.ts'
import { listKnownResults } from './list-known-results.ts'
import { parseExchanges } from './parse-exchanges.ts'
import { readCatalogue } from './read-catalogue.ts'
import { readClients } from './read-clients.ts'
import { readGuides } from './read-guides.ts'
import { readPresetFindings } from './read-preset-findings.ts'
import type { ReferenceData } from './reference-data.ts'

/** Reads what the pages show out of the files of a checkout, `root` being its top folder. */
export async function readCheckout(root: string): Promise<ReferenceData> {
  const folder = join(root, 'packages/mock-auth-server/src/faults')
  const exchanges = await Promise.all(
    Object.keys(FAULT_GROUPS).map(async (group) => [
      ...parseExchanges(await readFile(join(folder, group, 'exchanges.md'), 'utf8')),
    ]),
  )
  const { C, F } = await readCatalogue(root)
  const clients = await readClients(root)
  return {
    exchanges: Object.fromEntries(exchanges.flat()),
    rows: Object.fromEntries([...C, ...F].map(({ id, text, expected }) => [id, { text, expected }])),
    results: Object.fromEntries(FAULTS.map(({ name }) => [name, listKnownResults(name, clients)])),
    guides: await readGuides(root),
    acceptance: JSON.parse(await readFile(join(folder, '../presets/acceptance.json'), 'utf8')),
    kit: await readPresetFindings(root),
  }
}
