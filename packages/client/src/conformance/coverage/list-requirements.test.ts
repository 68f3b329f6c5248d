import { expect, test } from 'vitest'
import type { Outcome } from '../declare/outcome.ts'
import { listRequirements } from './list-requirements.ts'

const stateOfNumber = (number: number, outcomes: Readonly<Record<string, Outcome>>) =>
  listRequirements(Object.entries(outcomes).map(([id, outcome]) => ({ id, outcome }))).find(
    (row) => row.number === number,
  )?.state

test('is passed only when every case of the requirement passed', () => {
  expect(stateOfNumber(374, { 'discovery-document/any-accept': 'passed' })).toBe('passed')
  expect(stateOfNumber(16, { 'cors-public-documents/discovery': 'passed' })).toBe('in part')
  expect(stateOfNumber(16, {})).toBe('open')
})

test('is violated when one case is', () => {
  const outcomes = { 'cors-public-documents/discovery': 'passed', 'cors-public-documents/metadata': 'failed' }
  expect(stateOfNumber(16, outcomes as Record<string, Outcome>)).toBe('failed')
})

test('leaves to people what no program can see', () => {
  expect(stateOfNumber(119, {})).toBe('for people')
})
