import { expect, test } from 'vitest'
import { createExampleCase, createExampleReport, createFinding } from '../../test/support/report-examples.ts'
import { compareReports } from './compare-reports.ts'
import type { ReportCase } from './report.ts'

const fault = (name: string, outcome: ReportCase['outcome']) =>
  createExampleCase(name, { kind: 'must-reject', outcome })
const rule = (name: string) =>
  createExampleCase(name, { group: 'rules', outcome: 'failed', findings: [createFinding(name)] })
const compare = (then: readonly ReportCase[], now: readonly ReportCase[]) =>
  compareReports(now, createExampleReport(then))

test('tells what got worse, what got better, and what is no longer decided', () => {
  const then = [fault('a', 'passed'), fault('b', 'failed'), fault('c', 'failed'), fault('d', 'passed')]
  const now = [fault('a', 'failed'), fault('b', 'passed'), fault('c', 'skipped'), fault('d', 'passed')]
  expect(compare(then, now)).toEqual({
    startedAt: '2026-01-02T03:04:05.000Z',
    ...{ worse: ['a'], better: ['b'], undecided: ['c'] },
  })
})

test('takes a failure that the baseline does not have for worse', () => {
  const now = [fault('new', 'failed'), fault('first', 'passed'), fault('later', 'skipped')]
  expect(compare([], now)).toMatchObject({ worse: ['new'], better: [], undecided: [] })
})

test('takes a known failure for neither', () => {
  expect(compare([fault('a', 'failed')], [fault('a', 'failed')])).toMatchObject({ worse: [], better: [] })
})

test('takes a rule for better that is no longer broken, but not one that is only allowed', () => {
  const allowed = createFinding('b', { allowReason: 'known' })
  const now = [createExampleCase('reference run', { findings: [allowed] })]
  expect(compare([rule('a'), rule('b')], now)).toMatchObject({ worse: [], better: ['a'] })
})

test('says nothing of faults that this sweep did not try', () => {
  expect(compare([fault('a', 'failed'), fault('b', 'passed')], [])).toMatchObject({
    better: [],
    undecided: [],
  })
})
