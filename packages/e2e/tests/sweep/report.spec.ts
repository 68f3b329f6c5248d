import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { test as base, expect } from '@playwright/test'
import { findCommandLine } from '../../../../scripts/workspace/command-line.mjs'
import { expectNoViolations } from '../../fixtures/looks/looks-right.ts'

const CASES = 300
/** Logins of which every other one is wrong, each a run of its own. */
const SCRIPT = `const base = process.env.SMART_MOCK_FHIR_BASE + '/.well-known/smart-configuration'
for (let count = 0; count < ${CASES / 2}; count++) {
  await fetch(process.env.SMART_MOCK_ISSUER + '/authorize?client_id=unknown-' + count + '&state=guess')
  await fetch(base, { headers: { Accept: 'application/json' } })
  await fetch(process.env.SMART_MOCK_ISSUER + '/token', { method: 'POST', body: new URLSearchParams({ grant_type: 'x' }) })
}`

/** The report of \`smart-mock run\` over three hundred runs, as a file. */
const test = base.extend<object, { report: string }>({
  report: [
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'smart-mock-report-'))
      const file = join(folder, 'report.html')
      const run = [...findCommandLine('mock-auth-server'), 'run', '--report', file, '--']
      const command = [...run, process.execPath, '--input-type=module', '-e', SCRIPT]
      // Rules are broken, so that it ends with 1.
      await promisify(execFile)(process.execPath, command, { maxBuffer: 2 ** 26 }).catch(({ code }) =>
        expect(code).toBe(1),
      )
      await use(pathToFileURL(file).href)
      await rm(folder, { recursive: true })
    },
    { scope: 'worker', timeout: 240_000 },
  ],
})

test.describe.configure({ timeout: 240_000, mode: 'default' })

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1280, 360])
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 } })

      test('from its file, without a request: what failed is open, and nothing is in the way of anybody', async ({
        page,
        report,
      }) => {
        const asked: string[] = []
        page.on('request', (request) => asked.push(request.url()))
        await page.goto(report)
        const first = page.locator('details:visible').first()
        await expect(first.getByRole('img')).toBeVisible()
        await page.getByRole('radio', { name: /all$/ }).check()
        const closed = page.locator('details.passed').first()
        await expect(closed.getByRole('img')).toBeHidden()
        await closed.locator('summary').click()
        await expect(closed.getByRole('img')).toBeVisible()
        await page.getByRole('radio', { name: /failed/ }).check()
        await expect(first.getByRole('link', { name: 'Specification' }).first()).toHaveAttribute(
          'href',
          /^https:/,
        )
        await expectNoViolations(page)
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
        expect(asked).toEqual([report])
      })
    })

test('hundreds of cases are filtered by outcome', async ({ page, report }) => {
  await page.goto(report)
  const cases = page.locator('details')
  const counted = async (name: RegExp) =>
    Number((await page.getByRole('radio', { name }).locator('..').textContent())?.match(/\d+/)?.[0])
  const all = await counted(/all$/)
  expect(all).toBeGreaterThanOrEqual(CASES - 1)
  expect(await cases.count()).toBe(all)
  await expect(page.getByRole('radio', { name: /failed/ })).toBeChecked()
  for (const name of [/failed/, /passed/, /not decided/, /all$/]) {
    await page.getByRole('radio', { name }).check()
    await expect(page.locator('details:visible')).toHaveCount(await counted(name))
  }
})

test('opens with what ran, and the rules that were broken, each once', async ({ page, report }) => {
  await page.goto(report)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^unknown-0, unknown-1, unknown-2 and \d+ more$/,
  )
  await expect(page.locator('.facts')).toContainText('Run as the command')
  const names = await page.locator('.ranking .what').allTextContents()
  expect(names.length).toBeGreaterThan(0)
  expect(new Set(names).size).toBe(names.length)
  await expect(page.locator('.result')).toContainText(`Breaks ${names.length} rule`)
})

test('printed it shows what is closed on the screen', async ({ page, report }) => {
  await page.goto(report)
  await page.getByRole('radio', { name: /all$/ }).check()
  const diagram = page.locator('details.passed').first().getByRole('img')
  await expect(diagram).toBeHidden()
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect(diagram).toBeVisible()
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)')
})
