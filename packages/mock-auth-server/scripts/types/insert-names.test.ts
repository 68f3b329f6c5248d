import { expect, test } from 'vitest'
import { insertNames } from './insert-names.ts'

const DECLARATIONS = `/** Name of a fault. */
export type FaultName = string;
export type OtherName = string;
`

test.each([
  [true, "'a' | 'b-c' | (string & {})"],
  [false, "'a' | 'b-c'"],
])('lists the names of one type, open %s', (isOpen, union) => {
  expect(
    insertNames(DECLARATIONS, { type: 'FaultName', names: ['a', 'b-c'], isOpen }),
  ).toBe(`/** Name of a fault. */
export type FaultName = ${union};
export type OtherName = string;
`)
})

test('refuses a type that is not declared as text', () => {
  expect(() => insertNames(DECLARATIONS, { type: 'RuleName', names: ['a'], isOpen: false })).toThrow(
    'RuleName is not declared as string',
  )
})
