import { expect, test } from 'vitest'
import type { Outcome } from '../declare/outcome.ts'
import { listCapabilities } from './list-capabilities.ts'

const CAPABILITY = 'client-confidential-asymmetric'
const CASE_IDS = ['discovery-authentication/asymmetric', 'client-types/asymmetric', 'assertion-accepted']

const findRow = (advertised: readonly string[] | undefined, ...outcomes: Outcome[]) =>
  listCapabilities(
    outcomes.map((outcome, at) => ({ id: CASE_IDS[at] ?? '', outcome })),
    advertised,
  ).find(({ capability }) => capability === CAPABILITY)

test('has a row for each capability of the specification that cases prove', () => {
  expect(listCapabilities([], [])).toHaveLength(20)
  expect(findRow([])?.cases).toEqual(CASE_IDS)
})

test('is proven when it is listed and all its cases passed', () => {
  expect(findRow([CAPABILITY], 'passed', 'passed', 'passed')?.state).toBe('proven')
  expect(findRow([CAPABILITY], 'passed', 'passed')?.state).toBe('not tried')
  expect(findRow([CAPABILITY], 'passed', 'passed', 'warning')?.state).toBe('not tried')
})

test('is disproven when it is listed and a case failed', () => {
  expect(findRow([CAPABILITY], 'passed', 'failed')?.state).toBe('disproven')
})

test('is not tried when it is not listed, or when that is not known', () => {
  expect(findRow([], 'passed', 'passed', 'passed')).toMatchObject({ advertised: false, state: 'not tried' })
  const unknown = findRow(undefined, 'passed', 'passed', 'passed')
  expect(unknown).toMatchObject({ state: 'not tried' })
  expect(unknown).not.toHaveProperty('advertised')
})
