import { expect, test } from 'vitest'
import { summarizeResource } from './summarize-resource.ts'

test('summarizes an observation', () => {
  const summary = summarizeResource({
    resourceType: 'Observation',
    id: '1',
    status: 'final',
    code: { text: 'Heart rate' },
    effectiveDateTime: '2024-01-01',
    valueQuantity: { value: 72, unit: '/min' },
  })
  expect(summary).toEqual({
    reference: 'Observation/1',
    what: 'Heart rate',
    value: '72 /min',
    when: '2024-01-01',
    state: 'final',
  })
})

test('shows the components of a blood pressure', () => {
  const component = [
    { valueQuantity: { value: 120, unit: 'mmHg' } },
    { valueQuantity: { value: 80, unit: 'mmHg' } },
  ]
  expect(summarizeResource({ resourceType: 'Observation', component }).value).toBe('120 mmHg / 80 mmHg')
})

test('accepts resources of a hostile server', () => {
  expect(
    summarizeResource({ resourceType: 7, id: null, name: 'x', component: [null], issue: [3] }),
  ).toMatchObject({
    reference: undefined,
    what: 'x',
  })
})
