import { expect, test } from 'vitest'
import { composeScope, type ScopeParts } from './compose-scope.ts'

const parts: ScopeParts = {
  level: 'patient',
  resource: 'Observation',
  version: 2,
  access: 'read',
  letters: new Set(['s', 'r']),
  constraint: '',
}

test('puts permissions in the prescribed order', () => {
  expect(composeScope(parts)).toBe('patient/Observation.rs')
})

test('appends a constraint after a question mark, without blanks', () => {
  expect(composeScope({ ...parts, constraint: '?category=a b' })).toBe(
    'patient/Observation.rs?category=a%20b',
  )
})

test('uses words instead of permissions in v1', () => {
  expect(composeScope({ ...parts, version: 1, constraint: 'ignored=1' })).toBe('patient/Observation.read')
})

test('uses * without a type, and returns no scope without a permission', () => {
  expect(composeScope({ ...parts, resource: ' ' })).toBe('patient/*.rs')
  expect(composeScope({ ...parts, letters: new Set() })).toBe('')
})
