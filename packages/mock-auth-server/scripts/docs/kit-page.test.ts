import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PRESET_NAMES } from '../../src/presets/preset-names.ts'
import type { KitAtPresets } from '../../src/reference/data/preset-findings.ts'
import { readPresetFindings } from '../../src/reference/data/read-preset-findings.ts'
import { buildKitPage } from './kit-page.ts'

const shared = { values: '', on: '2026-01-01', passed: 7, notRun: 2 }
const KIT: KitAtPresets = {
  presets: [
    {
      ...shared,
      preset: 'epic',
      findings: [
        { case: 'tls/versions', outcome: 'failed', message: 'a <b>', causes: [['one'], ['two', 'three']] },
      ],
      skipped: [
        { reason: 'blocked', message: 'tls/certificate', causes: [['four']], cases: ['endpoints-https'] },
      ],
    },
    {
      ...shared,
      preset: 'athena',
      findings: [{ case: 'endpoints-https', outcome: 'warning', message: 'odd', causes: [['one']] }],
      skipped: [],
    },
  ],
  checks: { tls: 'packages/client/src/tls.ts' },
}

test('has counts, a sign for each case at each preset, and the causes', () => {
  const page = buildKitPage(KIT, (id) => `presets/${id}.md`)
  expect(page).toContain('| [epic](presets/epic.md) | 7 | 1 | 0 | 0 | 0 | 1 | 2 |')
  expect(page).toContain('| `endpoints-https` | ○ | ! |')
  expect(page).toContain('| [tls/versions](../packages/client/src/tls.ts) | ✗ |  |')
  expect(page).toContain(
    '| **failed** | [tls/versions](../packages/client/src/tls.ts) | `one`, `two` + `three` | a \\<b\\> |',
  )
  expect(page).toContain('| blocked by `tls/certificate` | `four` | `endpoints-https` |')
})

test('has results of every preset, and every check with a finding is declared', async () => {
  const { presets, checks } = await readPresetFindings(join(import.meta.dirname, '../../../..'))
  expect(presets.map(({ preset }) => preset)).toEqual(PRESET_NAMES)
  const names = presets.flatMap(({ findings }) => findings.map((each) => each.case.split('/')[0] ?? ''))
  expect(names.filter((name) => checks[name] === undefined)).toEqual([])
})
