import { expect, test } from 'vitest'
import { jsonPath } from './json-path.ts'

test('a path can be pasted into code', () => {
  expect(jsonPath(['entry', 0, 'resource', 'id'])).toBe('entry[0].resource.id')
  expect(jsonPath(['a-b', 'c'])).toBe('["a-b"].c')
  expect(jsonPath([0, 'x'])).toBe('[0].x')
  expect(jsonPath([])).toBe('')
})
