import { expect, test } from 'vitest'
import { formatJsonPath } from './format-json-path.ts'

test('formats a path that can be pasted into code', () => {
  expect(formatJsonPath(['entry', 0, 'resource', 'id'])).toBe('entry[0].resource.id')
  expect(formatJsonPath(['a-b', 'c'])).toBe('["a-b"].c')
  expect(formatJsonPath([0, 'x'])).toBe('[0].x')
  expect(formatJsonPath([])).toBe('')
})
