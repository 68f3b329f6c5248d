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

test('letters come in the prescribed order', () => {
  expect(composeScope(parts)).toBe('patient/Observation.rs')
})

test('a constraint follows after a question mark, without blanks', () => {
  expect(composeScope({ ...parts, constraint: '?category=a b' })).toBe(
    'patient/Observation.rs?category=a%20b',
  )
})

test('v1 has words instead of letters', () => {
  expect(composeScope({ ...parts, version: 1, constraint: 'ignored=1' })).toBe('patient/Observation.read')
})

test('no type means every type, no letter means no scope', () => {
  expect(composeScope({ ...parts, resource: ' ' })).toBe('patient/*.rs')
  expect(composeScope({ ...parts, letters: new Set() })).toBe('')
})
