import { expect, test } from 'vitest'
import { createExampleCase, createFinding } from '../../test/support/report-examples.ts'
import type { FaultKind } from '../core/declare/fault.ts'
import { describeResult } from './describe-result.ts'
import type { ReportCase } from './report.ts'

const faults = (count: number, kind: FaultKind, more: Partial<ReportCase>) =>
  Array.from({ length: count }, (_, at) =>
    createExampleCase(`${kind}-${more.outcome}-${at}`, { kind, ...more }),
  )
const UNREACHED = { outcome: 'skipped', exercisedBy: 'Search resources' } as const

test('counts what was handled, failed, leaked and never reached', () => {
  const cases = [
    ...faults(164, 'must-reject', { outcome: 'passed' }),
    ...faults(4, 'must-tolerate', { outcome: 'failed' }),
    ...faults(3, 'must-not-leak', { outcome: 'failed' }),
    ...faults(116, 'must-recover', UNREACHED),
  ]
  expect(describeResult({ cases })).toEqual([
    'Handles 164 of 171 exercised faults; 7 fail, 3 of them leak; 116 were not reached.',
  ])
})

test('counts an undecided fault as exercised, and never as handled', () => {
  const cases = [
    ...faults(1, 'must-reject', { outcome: 'passed' }),
    ...faults(1, 'must-reject', { outcome: 'skipped' }),
  ]
  expect(describeResult({ cases })).toEqual(['Handles 1 of 2 exercised faults; 1 is undecided.'])
})

test('claims nothing when no fault struck', () => {
  const cases = [
    ...faults(2, 'must-reject', UNREACHED),
    ...faults(1, 'must-reject', { ...UNREACHED, outcome: 'failed' }),
  ]
  expect(describeResult({ cases })).toEqual(['Exercises no fault; 3 were not reached.'])
})

test('counts a single fault in the singular, and the variants of a fault as such', () => {
  const [one] = faults(1, 'informational', { outcome: 'passed' })
  if (!one) throw new Error('no case')
  expect(describeResult({ cases: [one] })).toEqual(['Handles the one exercised fault.'])
  expect(describeResult({ cases: [one, { ...one, name: 'other' }] })).toEqual([
    'Handles all 2 exercised variants.',
  ])
})

test('counts each rule that was broken at level error once, and only where there were exchanges', () => {
  const run = (name: string, ...findings: ReportCase['findings']) =>
    createExampleCase(name, { diagram: '<svg/>', findings })
  const error = createFinding('state-entropy')
  const warning = createFinding('keys-fetched', { level: 'warning' })
  const allowed = createFinding('nonce', { allowReason: 'known' })
  expect(describeResult({ cases: [run('run-1', error, warning, allowed), run('run-2', error)] })).toEqual([
    'Breaks 1 rule.',
  ])
  expect(describeResult({ cases: [run('run-1', warning, allowed)] })).toEqual([
    'Breaks no rule at level error.',
  ])
  expect(describeResult({ cases: [createExampleCase('requests', { outcome: 'failed' })] })).toEqual([
    'The requests failed: message of requests.',
  ])
})

test('counts the presets at which the app works, and lists none of them', () => {
  const preset = { id: 'epic', title: 'Epic', date: '2026-11', variants: [], deviations: 9, runs: 1 }
  const works = createExampleCase('preset epic', { preset })
  const fails = createExampleCase('preset athena', { preset, outcome: 'failed' })
  expect(describeResult({ cases: [works, fails] })).toEqual(['Works at 1 of 2 presets.'])
  expect(describeResult({ cases: [works, works] })).toEqual(['Works at all 2 presets.'])
  expect(describeResult({ cases: [works] })).toEqual(['Works at the one preset.'])
})
