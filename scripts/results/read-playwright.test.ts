import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { root } from '../workspace/root.mjs'
import { tool } from '../workspace/tool.mjs'
import { readPlaywright } from './read-playwright.mjs'

// A report that Playwright really writes; without a browser, since none of these tests asks for a page.

const place = join(root, 'packages/e2e/.cache/read-playwright')
afterAll(() => rmSync(place, { recursive: true }))

test('passed, failed, flaky and skipped are counted', () => {
  const report = join(place, 'report.json')
  mkdirSync(place, { recursive: true })
  writeFileSync(
    join(place, 'playwright.config.ts'),
    'export default { testDir: ".", outputDir: "out", retries: 1, workers: 1 }',
  )
  writeFileSync(
    join(place, 'mixed.spec.ts'),
    `import { expect, test } from '@playwright/test'
    test('passes', () => {})
    test('fails', () => expect(1).toBe(2))
    test('flaky', ({}, info) => expect(info.retry).toBe(1))
    test.skip('skipped', () => {})`,
  )
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  const args = ['test', '--reporter=json']
  const { status } = spawnSync(tool('playwright', 'packages/e2e'), args, { cwd: place, env, stdio: 'ignore' })
  expect(status).toBe(1)
  expect(readPlaywright(JSON.parse(readFileSync(report, 'utf8')))).toEqual({
    passed: 1,
    failed: 2,
    skipped: 1,
  })
})
