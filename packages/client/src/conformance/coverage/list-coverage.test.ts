import { expect, test } from 'vitest'
import { CASES } from '../checks/list.ts'
import type { Outcome } from '../declare/outcome.ts'
import { listCoverage } from './list-coverage.ts'

const stateOf = (id: string, ...outcomes: Outcome[]) =>
  listCoverage(outcomes.map((outcome, at) => ({ id: `case-${at}`, catalogueIds: [id], outcome }))).find(
    (row) => row.id === id,
  )?.state

test('has a row for each requirement of the catalogue', () => {
  expect(listCoverage([])).toHaveLength(153)
  expect(stateOf('S-037')).toBe('for people')
})

test('calls a row passed only when all its cases passed', () => {
  expect(stateOf('S-001', 'passed')).toBe('passed')
  expect(stateOf('S-001', 'passed', 'skipped')).toBe('in part')
  expect(stateOf('S-001', 'skipped')).toBe('open')
  expect(stateOf('S-001')).toBe('open')
  expect(stateOf('S-101', 'passed', 'failed')).toBe('failed')
})

test('declares each case once, about rows that exist', () => {
  const ids = CASES.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { catalogueIds } of CASES)
    for (const id of catalogueIds) expect(id).toMatch(/^S-(0\d\d|1[0-4]\d|15[0-3])$/)
})
