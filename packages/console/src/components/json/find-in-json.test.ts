import { expect, test } from 'vitest'
import { countLines, findInJson } from './find-in-json.ts'

const bundle = { entry: [{ resource: { id: 'amy', active: true } }, { resource: { id: 'Mary', n: 12 } }] }

test('finds names and values in the order of the tree, ignoring case', () => {
  expect(findInJson(bundle, 'MY')).toEqual([['entry', 0, 'resource', 'id']])
  expect(findInJson(bundle, 'resource')).toEqual([
    ['entry', 0, 'resource'],
    ['entry', 1, 'resource'],
  ])
  expect(findInJson(bundle, 'true')).toEqual([['entry', 0, 'resource', 'active']])
  expect(findInJson(bundle, '"amy"')).toEqual([['entry', 0, 'resource', 'id']])
})

test('does not match list indexes, and finds nothing for an empty text', () => {
  expect(findInJson(bundle, '1')).toEqual([['entry', 1, 'resource', 'n']])
  expect(findInJson(bundle, 'nobody')).toEqual([])
  expect(findInJson(bundle, '')).toEqual([])
})

test('counts the lines of a value', () => {
  expect(countLines(bundle)).toBe(10)
  expect(countLines([])).toBe(1)
})

test('searches deeply nested JSON to its limit', () => {
  const deep: unknown = JSON.parse(`${'[{"a":'.repeat(20_000)}"x"${'}]'.repeat(20_000)}`)
  expect(countLines(deep)).toBe(101)
  expect(findInJson(deep, 'x')).toEqual([])
  expect(findInJson(deep, 'a')).toHaveLength(50)
})
