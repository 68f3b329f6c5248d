import { expect, test } from 'vitest'
import { shorten } from './shorten.ts'

test('shortens a token in the middle', () => {
  expect(shorten('eyJhbGciOiJSUzI1NiJ9.x9Qw')).toBe('eyJhbG…x9Qw')
})

test('returns a short value unchanged', () => {
  expect(shorten('abcdefghijkl')).toBe('abcdefghijkl')
})
