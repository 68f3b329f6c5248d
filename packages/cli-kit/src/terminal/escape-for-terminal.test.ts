import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeForTerminal } from './escape-for-terminal.ts'

test.each([
  ['ESC', '\u001b[2J', '\\u001b[2J'],
  ['C1', '\u009b31m', '\\u009b31m'],
  ['DEL', '\u007f', '\\u007f'],
  ['carriage return', 'bad\rgood', 'bad\\u000dgood'],
  ['bell', '\u001b]0;title\u0007', '\\u001b]0;title\\u0007'],
  ['bidi override', '\u202egnp.exe', '\\u202egnp.exe'],
  ['bidi isolate', '\u2066x\u2069', '\\u2066x\\u2069'],
  ['Arabic letter mark', '\u061cx', '\\u061cx'],
  ['line separator', 'a\u2028b', 'a\\u2028b'],
  ['tag character', '\u{e0041}', '\\udb40\\udc41'],
  ['lone surrogate', '\ud800', '\\ud800'],
])('escapes %s', (_, text, escaped) => {
  expect(escapeForTerminal(text)).toBe(escaped)
})

test('leaves lines and other scripts as they are', () => {
  const text = '✓ ok      Größe, 名前, אבג: 1\n  next'
  expect(escapeForTerminal(text)).toBe(text)
})

test('lets no control or format character but the line feed pass', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(escapeForTerminal(text).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    }),
  )
})
