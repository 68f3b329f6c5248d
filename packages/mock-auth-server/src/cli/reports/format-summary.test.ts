import { createPaint } from '@smart-mock/cli-kit'
import { expect, test } from 'vitest'
import { formatSummary } from './format-summary.ts'

const HOSTILE = 'a\u001b[2J\u009b31m\u202e\u2066\u061c\u200b\u2028\u{e0041}\r\u007fz'
const finding = { level: 'error', rule: 'r', message: HOSTILE, seq: 1, howToFix: '', spec: '' }
const failed = { name: 'case', outcome: 'failed', message: `${HOSTILE}\n0 failed`, findings: [finding] }
const report = { title: '', startedAt: '', complete: true, cases: [failed] } as never

test('escapes what could command a terminal', () => {
  const text = formatSummary(report, createPaint({ isTTY: false }, {}))
  expect(text).toContain('\\u202e')
  expect(text).not.toMatch(/[^\P{C}\n]/u)
  expect(text).not.toMatch(/^0 failed/m)
})

test('colours whole lines of its own on a terminal, and nothing of theirs', () => {
  const text = formatSummary(report, createPaint({ isTTY: true }, {}))
  const lines = text.trimEnd().split('\n')
  expect(lines[0]?.startsWith('\u001b[31mFAILED case: a\\u001b[2J')).toBe(true)
  expect(lines[0]?.endsWith('\u001b[39m')).toBe(true)
  expect(lines.at(-1)).toBe('\u001b[31m1 failed, 0 passed, 0 not decided\u001b[39m')
  expect(text.replaceAll('\u001b[31m', '').replaceAll('\u001b[39m', '')).not.toMatch(/[^\P{C}\n]/u)
})
