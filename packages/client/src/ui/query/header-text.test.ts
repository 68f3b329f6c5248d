import { expect, test } from 'vitest'
import { formatHeaders, parseHeaders } from './header-text.ts'

test('formats headers that parse to the same list', () => {
  const headers: [string, string][] = [
    ['Prefer', 'return=minimal'],
    ['If-Match', 'W/"1:2"'],
  ]
  expect(parseHeaders(formatHeaders(headers))).toEqual(headers)
})

test('omits lines that are not headers', () => {
  expect(parseHeaders('nonsense\n: x\n\n Accept :application/json ')).toEqual([
    ['Accept', 'application/json'],
  ])
})
