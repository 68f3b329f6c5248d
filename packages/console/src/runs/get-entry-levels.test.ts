import { expect, test } from 'vitest'
import type { JournalEntry } from '../api/types.ts'
import type { Report } from '../state/report.ts'
import { getEntryLevels } from './get-entry-levels.ts'

const report = (findings: [number, string][], outcome: string, evidence: number[]) =>
  ({
    run: 'run-1',
    findings: { findings: findings.map(([seq, level]) => ({ seq, level })) },
    verdicts: [{ outcome, evidence }],
  }) as unknown as Report
const struck = { seq: 1, strikes: [{ fault: 'state-changed' }] } as unknown as JournalEntry

test('returns the gravest of several findings', () => {
  const findings: [number, string][] = [
    [2, 'warning'],
    [2, 'error'],
    [2, 'info'],
    [3, 'info'],
  ]
  const levels = getEntryLevels(report(findings, 'met', [4]), [])
  expect([...levels]).toEqual([
    [2, 'error'],
    [3, 'info'],
  ])
})

test('marks the evidence of an unmet expectation as an error, except the strike itself', () => {
  expect([...getEntryLevels(report([], 'not met', [1, 2]), [struck])]).toEqual([[2, 'error']])
})

test('marks the evidence of an informational verdict as info', () => {
  expect([...getEntryLevels(report([], 'informational', [1, 2]), [struck])]).toEqual([[2, 'info']])
})

test('returns nothing without a report', () => {
  expect(getEntryLevels(undefined, [struck]).size).toBe(0)
})
