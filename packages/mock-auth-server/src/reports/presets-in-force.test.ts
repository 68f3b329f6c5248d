import { expect, test } from 'vitest'
import { createExampleCase } from '../../test/support/report-examples.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { describePresetsInForce, formatPresetSpan, listPresetSpans } from './presets-in-force.ts'

const OLD_SITE = { name: 'epic', variants: ['old-site'] }
const listOf = (...presets: JournalEntry['preset'][]) =>
  listPresetSpans(presets.map((preset, index) => ({ seq: index + 1, preset }) as JournalEntry))

test('lists a preset once for the exchanges one after the other that had it', () => {
  const epic = { name: 'epic', variants: [] }
  const spans = listOf(undefined, epic, { ...epic }, OLD_SITE, undefined, OLD_SITE)
  expect(spans.map(formatPresetSpan)).toEqual([
    'epic (exchanges 2 to 3)',
    'epic:old-site (exchange 4)',
    'epic:old-site (exchange 6)',
  ])
})

test('lists nothing at a strict server', () => {
  expect(listOf(undefined, undefined)).toEqual([])
  expect(describePresetsInForce([createExampleCase('run-1')])).toBeUndefined()
})

test('counts the cases of each preset, without those that try one', () => {
  const presetsInForce = listOf(OLD_SITE, undefined, OLD_SITE)
  const preset = { id: 'athena', title: 'athena', date: '2026-11', variants: [], deviations: 1, runs: 1 }
  const cases = [
    createExampleCase('run-1', { presetsInForce }),
    createExampleCase('run-2'),
    createExampleCase('preset athena', { preset, presetsInForce: listOf({ name: 'athena', variants: [] }) }),
  ]
  expect(describePresetsInForce(cases)).toBe('epic:old-site in 1 of 2 cases')
  expect(describePresetsInForce(cases.slice(0, 1))).toBe('epic:old-site in the one case')
})
