import { describe, expect, test } from 'vitest'
import type { Observation } from '../../core/journal/journal-entry.ts'
import { isEnd, isTrouble, isUnhandled, isUserMessage } from './observations.ts'

const seen = (kind: Observation['kind'], detail: string): Observation => ({
  seq: 1,
  run: undefined,
  at: 0,
  kind,
  detail,
})

describe('the bare text of an exception is no message to a user', () => {
  test.each([
    'TypeError: x is not a function',
    'Uncaught TypeError: x is not a function',
    'Uncaught (in promise) SyntaxError: Unexpected end of JSON input',
    'Unhandled Promise Rejection: ReferenceError: y is not defined',
    'Error: Cannot read properties of undefined (reading "id")',
    '⚠ RangeError: Invalid time value',
    'Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON',
    'JSON.parse: unexpected character at line 1 column 1 of the JSON data',
    'bundle.entry is undefined',
    'bundle.entry is not iterable',
    "undefined is not an object (evaluating 'bundle.entry')",
  ])('%s', (detail) => {
    for (const kind of ['visible-error', 'visible-warning'] as const) {
      expect(isUnhandled(seen(kind, detail))).toBe(true)
      expect(isUserMessage(seen(kind, detail))).toBe(false)
    }
    expect(isTrouble(seen('visible-error', detail))).toBe(true)
  })
})

describe('a message that tells the cause is one to its user', () => {
  test.each([
    'Failed to fetch the conformance statement. SyntaxError: Unexpected token < in JSON',
    'The server sent no JSON (SyntaxError: Unexpected end of JSON input).',
    'Error: the login failed: TypeError: Failed to fetch',
    'Something went wrong. x is not a function',
    'The server cannot be reached.',
    'An unexpected token was received.',
    'The token endpoint is undefined in discovery.',
    '',
  ])('%s', (detail) => {
    for (const kind of ['visible-error', 'visible-warning'] as const) {
      expect(isUnhandled(seen(kind, detail))).toBe(false)
      expect(isUserMessage(seen(kind, detail))).toBe(true)
    }
  })
})

test('a long text of an odd page is told at once', () => {
  expect(isUnhandled(seen('visible-error', '!x'.repeat(500_000)))).toBe(false)
  expect(isUnhandled(seen('visible-error', '!'.repeat(1_000_000)))).toBe(false)
})

test('other observations are no message, whatever their text', () => {
  for (const kind of ['page-changed', 'canary-shown', 'settled', 'dialog', 'performed'] as const) {
    const observation = seen(kind, 'TypeError: x is undefined')
    expect(isUnhandled(observation)).toBe(false)
    expect(isUserMessage(observation)).toBe(false)
    expect(isTrouble(observation)).toBe(false)
  }
})

test('a process fails by its exit code, and ends by any', () => {
  expect(isTrouble(seen('exit-code', '0'))).toBe(false)
  expect(isTrouble(seen('exit-code', '1'))).toBe(true)
  expect(isUserMessage(seen('exit-code', '1'))).toBe(true)
  expect(isUserMessage(seen('exit-code', '0'))).toBe(false)
  expect(isTrouble(seen('visible-warning', 'no'))).toBe(false)
  const ends = ['settled', 'exit-code'] as const
  const all = [
    'visible-error',
    'visible-warning',
    'page-changed',
    'canary-shown',
    'dialog',
    'performed',
  ] as const
  expect(ends.every((kind) => isEnd(seen(kind, '0')))).toBe(true)
  expect(all.some((kind) => isEnd(seen(kind, '0')))).toBe(false)
})
