import { expect, test } from 'vitest'
import { shorten } from './shorten.ts'

test('a token is shortened in the middle', () => {
  expect(shorten('eyJhbGciOiJSUzI1NiJ9.x9Qw')).toBe('eyJhbG…x9Qw')
})

test('a short value stays whole', () => {
  expect(shorten('abcdefghijkl')).toBe('abcdefghijkl')
})
