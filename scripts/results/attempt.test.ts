import { expect, test } from 'vitest'
import { Failure } from '../workspace/failure.mjs'
import { attempt } from './attempt.mjs'

test('what was counted is told', async () => {
  const tally = { passed: 2, failed: 0, skipped: 1 }
  const outcome = await attempt('unit', async () => ({ tally }))
  expect(outcome.tally).toBe(tally)
  expect(outcome.line).toMatch(/^unit: 2 passed, 0 failed, 1 skipped \([\d.]+ s\)$/)
})

test('a step without tests is told as done', async () => {
  const outcome = await attempt('build', async () => ({ tally: { passed: 0, failed: 0, skipped: 0 } }))
  expect(outcome.line).toMatch(/^build: done \([\d.]+ s\)$/)
})

test.each([new Failure('No Chromium.'), new TypeError('No Chromium.')])(
  '%s is one failure',
  async (error) => {
    const outcome = await attempt('e2e', () => Promise.reject(error))
    expect(outcome.tally).toEqual({ passed: 0, failed: 1, skipped: 0 })
    expect(outcome.line).toMatch(/^e2e: 0 passed, 1 failed \([\d.]+ s\) — No Chromium\.$/)
  },
)
