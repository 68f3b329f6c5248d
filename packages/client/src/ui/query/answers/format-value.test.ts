import { expect, test } from 'vitest'
import { formatValue } from './format-value.ts'

test.each([
  [
    'a code',
    { coding: [{ system: 'http://loinc.org', code: '8867-4', display: 'Heart rate' }] },
    'Heart rate',
  ],
  ['a code with text', { text: 'Pulse', coding: [{ code: '8867-4' }] }, 'Pulse'],
  ['a bare code', { coding: [{ system: 'http://loinc.org', code: '8867-4' }] }, 'http://loinc.org|8867-4'],
  ['a quantity', { value: 72, unit: '/min' }, '72 /min'],
  ['a name', [{ family: 'Bauer', given: ['Anna', 'M.'] }], 'Anna M. Bauer'],
  ['a period', { start: '2020-01-01' }, '2020-01-01 to …'],
  ['an address', { line: ['Main St 1'], city: 'Graz' }, 'Main St 1, Graz'],
  ['an identifier', [{ system: 'urn:x', value: 'A1' }], 'A1'],
])('formats %s', (_what, value, words) => {
  expect(formatValue(value)).toBe(words)
})

test.each([[{ odd: { deep: 1 } }], [[{ odd: 1 }]], [null], [[]]])('%j has no short form', (value) => {
  expect(formatValue(value)).toBeUndefined()
})
