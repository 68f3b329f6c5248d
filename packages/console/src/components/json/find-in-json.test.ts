import { expect, test } from 'vitest'
import { countLines, findInJson } from './find-in-json.ts'

const bundle = { entry: [{ resource: { id: 'amy', active: true } }, { resource: { id: 'Mary', n: 12 } }] }

test('names and values are found, in the order of the tree, in whatever case', () => {
  expect(findInJson(bundle, 'MY')).toEqual([['entry', 0, 'resource', 'id']])
  expect(findInJson(bundle, 'resource')).toEqual([
    ['entry', 0, 'resource'],
    ['entry', 1, 'resource'],
  ])
  expect(findInJson(bundle, 'true')).toEqual([['entry', 0, 'resource', 'active']])
  expect(findInJson(bundle, '"amy"')).toEqual([['entry', 0, 'resource', 'id']])
})

test('a place in a list is no name, and nothing is found by nothing', () => {
  expect(findInJson(bundle, '1')).toEqual([['entry', 1, 'resource', 'n']])
  expect(findInJson(bundle, 'nobody')).toEqual([])
  expect(findInJson(bundle, '')).toEqual([])
})

test('a value is as long as its lines', () => {
  expect(countLines(bundle)).toBe(10)
  expect(countLines([])).toBe(1)
})

test('JSON that is nested without end is looked at as far as it can be read', () => {
  const deep: unknown = JSON.parse(`${'[{"a":'.repeat(20_000)}"x"${'}]'.repeat(20_000)}`)
  expect(countLines(deep)).toBe(101)
  expect(findInJson(deep, 'x')).toEqual([])
  expect(findInJson(deep, 'a')).toHaveLength(50)
})
