import { expect, test } from 'vitest'
import { formatSummary } from '../../cli/reports/format-summary.ts'
import { escapeForTerminal, escapeLine } from './escape-for-terminal.ts'

const HOSTILE = 'a\u001b[2J\u009b31m\u202e\u2066\u061c\u200b\u2028\u{e0041}\r\u007fz'

test('escapes controls and characters of direction', () => {
  const escaped = 'a\\u001b[2J\\u009b31m\\u202e\\u2066\\u061c\\u200b\\u2028\\udb40\\udc41\\u000d\\u007fz'
  expect(escapeForTerminal(HOSTILE)).toBe(escaped)
  expect(escapeForTerminal('one\nzwei, 三, ✓')).toBe('one\nzwei, 三, ✓')
  expect(escapeLine('one\ntwo')).toBe('one\\u000atwo')
})

test('applies to the summary of a report', () => {
  const finding = { level: 'error', rule: 'r', message: HOSTILE, seq: 1, howToFix: '', spec: '' }
  const failed = { name: 'case', outcome: 'failed', message: `${HOSTILE}\n0 failed`, findings: [finding] }
  const text = formatSummary({ title: '', startedAt: '', complete: true, cases: [failed] } as never)
  expect(text).toContain('\\u202e')
  expect(text).not.toMatch(/[^\P{C}\n]/u)
  expect(text).not.toMatch(/^0 failed/m)
})
