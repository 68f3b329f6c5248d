import { expect, test } from 'vitest'
import { formatHeaders, parseHeaders } from './header-text.ts'

test('headers survive being written and read', () => {
  const headers: [string, string][] = [
    ['Prefer', 'return=minimal'],
    ['If-Match', 'W/"1:2"'],
  ]
  expect(parseHeaders(formatHeaders(headers))).toEqual(headers)
})

test('lines that are no header are left out', () => {
  expect(parseHeaders('nonsense\n: x\n\n Accept :application/json ')).toEqual([
    ['Accept', 'application/json'],
  ])
})
