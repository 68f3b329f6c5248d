import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PRESET_NAMES } from '../../../src/presets/preset-names.ts'
import { readClients } from '../../../src/reference/data/read-clients.ts'
import { buildPresetsSection } from './presets-section.ts'
import { readPresetResults } from './read-preset-results.ts'

const on = '2026-01-01'
const cause = (...names: readonly string[]) => ({
  values: names.map((name) => ({ name, value: 'own' })),
  shortcoming: 'it shows <b>',
})

test('a preset has a cell for every client: works, the values that break it, or not run', () => {
  const page = buildPresetsSection(
    ['epic', 'athena'],
    [
      { name: 'good', version: '1', presets: { epic: { causes: [], on } } },
      { name: 'bad', version: '1', presets: { epic: { causes: [cause('one'), cause('two', 'three')], on } } },
    ],
  ).join('\n')
  expect(page).toContain('| epic | works | `one`, `two` + `three` |')
  expect(page).toContain('| athena | not run yet | not run yet |')
  expect(page).toContain('| bad | epic | `one`: `own` | it shows \\<b\\> |')
})

test('every client has a result at every preset', async () => {
  const root = join(import.meta.dirname, '../../../../..')
  const names = (await readClients(root)).map(({ name }) => name)
  const clients = await readPresetResults(root, names)
  expect(clients.map(({ name }) => name)).toEqual(names)
  for (const { presets } of clients) expect(Object.keys(presets).sort()).toEqual([...PRESET_NAMES].sort())
})
