import { expect, test } from 'vitest'
import type { Fault } from '../api/types.ts'
import { filterFaults } from './filter-faults.ts'

const fault = (name: string, more: Partial<Fault> = {}): Fault => ({
  ...{ name, title: name, kind: 'must-reject', catalogueIds: [], spec: '', description: '', requirement: '' },
  ...{ steps: ['token'], prerequisites: [], times: null, skip: 0, params: null },
  ...more,
})
const faults = [
  fault('state-changed', { steps: ['decide', 'authorize'], catalogueIds: ['F-049'] }),
  fault('invalid-grant', { description: 'The code is refused.' }),
  fault('too-many-requests', { kind: 'must-recover', steps: ['fhir-read'] }),
]
const names = (text: string, step = '', kind = '') =>
  filterFaults(faults, { text, step, kind }).map(({ name }) => name)

test('requires every word, in any order, in name, texts or catalogue ids', () => {
  expect(names('')).toHaveLength(3)
  expect(names('changed STATE')).toEqual(['state-changed'])
  expect(names('refused')).toEqual(['invalid-grant'])
  expect(names('f-049')).toEqual(['state-changed'])
  expect(names('state refused')).toEqual([])
})

test('filters by step and kind', () => {
  expect(names('', 'authorize')).toEqual(['state-changed'])
  expect(names('', '', 'must-recover')).toEqual(['too-many-requests'])
  expect(names('', 'token', 'must-recover')).toEqual([])
})
