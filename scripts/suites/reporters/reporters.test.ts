import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { root } from '../../workspace/root.mjs'
import { runSuite } from '../run-suite.mjs'
import type { RunnerMessage, Suite } from '../suite.mjs'

// Runs that the test runners really make, so that a later version that reports differently shows here.

mkdirSync(join(root, '.cache'), { recursive: true })
const folder = mkdtempSync(join(root, '.cache/reporters-'))
afterAll(() => rmSync(folder, { recursive: true }))

const reporter = (name: string) => join(import.meta.dirname, `${name}-reporter.mjs`)

const run = async (suite: Pick<Suite, 'name' | 'program' | 'args' | 'folder'>) => {
  const messages: RunnerMessage[] = []
  const result = await runSuite({ ...suite, requires: [], usualSeconds: 1 }, process.env, (message) =>
    messages.push(message),
  )
  const count = (type: string) => messages.filter((message) => message.type === type).length
  return { ...result, count, messages }
}

test('Vitest: counts passed, failed and skipped cases and broken files', async () => {
  writeFileSync(
    join(folder, 'mixed.test.ts'),
    `import { describe, expect, test } from 'vitest'
    test('passes', () => {})
    describe('group', () => test('passes too', () => {}))
    test('fails', () => expect(1).toBe(2))
    test.skip('skipped', () => {})
    test.todo('later')`,
  )
  writeFileSync(join(folder, 'broken.test.ts'), "import './not-there.ts'")
  const { tally, cases, count, messages } = await run({
    name: 'reporters-vitest',
    program: join(root, 'node_modules/vitest/vitest.mjs'),
    args: ['run', '--root', folder, `--reporter=${reporter('vitest')}`],
    folder: relative(root, folder),
  })
  expect(tally).toEqual({ passed: 2, failed: 2, skipped: 2 })
  expect(cases.map(({ name }) => name)).toContain('mixed.test.ts › group › passes too')
  expect(cases.find(({ outcome }) => outcome === 'failed')?.error).toMatch(
    /expected 1 to be 2[\s\S]*mixed\.test\.ts:4/,
  )
  expect(messages[0]).toEqual({ type: 'plan', units: 2 })
  expect(count('unit')).toBe(2)
})

test('Playwright: counts passed, failed and skipped cases and broken files', async () => {
  writeFileSync(
    join(folder, 'playwright.config.mjs'),
    "export default { retries: 1, testMatch: '*.spec.mjs' }",
  )
  writeFileSync(
    join(folder, 'mixed.spec.mjs'),
    `import { expect, test } from '${join(root, 'packages/e2e/node_modules/@playwright/test/index.mjs')}'
    test('passes', () => {})
    test.describe('group', () => test('passes too', () => {}))
    test('fails', () => expect(1).toBe(2))
    test('passes only when repeated', ({}, info) => expect(info.retry).toBe(1))
    test.skip('skipped', () => {})`,
  )
  const suite = {
    name: 'reporters-playwright',
    program: join(root, 'packages/e2e/node_modules/@playwright/test/cli.js'),
    args: ['test', '-c', folder, `--reporter=${reporter('playwright')}`],
    folder: relative(root, folder),
  }
  const { tally, cases, count, messages } = await run(suite)
  expect(tally).toEqual({ passed: 2, failed: 2, skipped: 1 })
  expect(cases.map(({ name }) => name)).toContain('mixed.spec.mjs › group › passes too')
  expect(messages[0]).toEqual({ type: 'plan', units: 5 })
  expect(count('unit')).toBe(5)
  writeFileSync(join(folder, 'broken.spec.mjs'), "import './not-there.mjs'")
  expect((await run(suite)).tally.failed).toBeGreaterThan(0)
})
