import { expect, test } from 'vitest'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { isExportRequest } from './exports.ts'

test.each([
  ['bulk', 'operation', true],
  ['bulk', 'bulk-status', false],
  ['fhir-operation', 'operation', false],
])('%s with the interaction %s starts an export: %s', (step, interaction, expected) => {
  expect(isExportRequest('kick-off', { step, facts: { interaction } } as unknown as JournalEntry)).toBe(
    expected,
  )
})
