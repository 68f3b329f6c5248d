import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import { looksRight } from '../../fixtures/looks/looks-right.ts'
import { type SweepReport, sweepFhirclient, writeBaseline } from '../../fixtures/sweep/sweep-report.ts'

/** A client id that is markup, as a page that is tested may show anything. */
const HOSTILE_CLIENT_ID = '<i>my</i> "app"'

/** Faults that this app handles, fails at, never reaches, and where nobody can tell. */
const FAULTS = {
  passed: ['state-changed', 'authorize-error'],
  failed: ['iss-foreign', 'state-duplicated'],
  undecided: ['id-token-alg-none'],
  unreached: ['refresh-invalid-grant', 'next-link-foreign'],
} as const
const BASELINE = {
  'iss-foreign': 'passed',
  'state-duplicated': 'failed',
  'state-changed': 'failed',
  'id-token-alg-none': 'passed',
} as const

const test = base.extend<object, { report: SweepReport }>({
  report: [
    async ({}, use) => {
      const baseline = await writeBaseline(BASELINE)
      const faults = Object.values(FAULTS).flat().join(',')
      const report = await sweepFhirclient(HOSTILE_CLIENT_ID, ['--faults', faults, '--baseline', baseline])
      await use(report)
      for (const folder of [report.folder, dirname(baseline)]) await rm(folder, { recursive: true })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

test.describe.configure({ timeout: 90_000, mode: 'default' })
test.use({ viewport: { width: 1280, height: 900 } })

/** Returns the links within the page that lead nowhere. */
const findBrokenLinks = (page: Page) =>
  page
    .locator('a[href^="#"]')
    .evaluateAll((links) =>
      links.flatMap((link) =>
        document.getElementById(link.getAttribute('href')?.slice(1) ?? '') ? [] : [link.textContent],
      ),
    )

/** Returns the number of pages on which the overview is printed. */
async function countPrintedPages(page: Page): Promise<number> {
  await page.addStyleTag({ content: '.cases{display:none!important}' })
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
  return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0
}

test('sees the app handle, fail, miss and leave open what the tests below rest on', ({
  report: { cases },
}) => {
  const find = (name: string) => cases.find((each) => each.name === name)
  for (const name of FAULTS.passed) expect(find(name), name).toMatchObject({ outcome: 'passed' })
  for (const name of FAULTS.failed) expect(find(name), name).toMatchObject({ outcome: 'failed' })
  for (const name of FAULTS.undecided) expect(find(name), name).toMatchObject({ outcome: 'skipped' })
  for (const name of FAULTS.unreached) expect(find(name)?.exercisedBy, name).toMatch(/^[A-Z]/)
})

test('looks right light and dark, wide and narrow, and requests nothing', async ({ page, report }) => {
  const requested: string[] = []
  page.on('request', (request) => requested.push(request.url()))
  await page.goto(report.url)
  await looksRight(page)
  expect(requested.filter((url) => !url.startsWith('data:'))).toEqual([report.url])
})

test('opens with the app, the result and the failures, the gravest first', async ({ page, report }) => {
  await page.goto(report.url)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(HOSTILE_CLIENT_ID)
  await expect(page.locator('h1 i')).toHaveCount(0)
  await expect(page.locator('.result')).toHaveText(
    /^Handles 2 of 5 exercised faults; 2 fail, 1 of them leaks; 1 is undecided; 2 were not reached\. Breaks \d rules?\.$/,
  )
  await expect(page.locator('.facts')).toContainText(/Launched from the EHR at http:.*headless Chromium \d+/)
  await expect(page.locator('.ranking > li').first()).toContainText('iss-foreign')
  for (const place of ['.matrix', '.ranking > li >> nth=0'])
    await expect(page.locator(place)).toBeInViewport()
  await expect(page.locator('.part.unreached')).toContainText(
    /refresh the access token \(1\): refresh-invalid-grant/,
  )
})

test('compares with the baseline', async ({ page, report }) => {
  await page.goto(report.url)
  const changes = page.locator('.comparison')
  await expect(changes).toContainText(/worse \(\d\): .*iss-foreign/)
  await expect(changes).toContainText(/better \(1\): state-changed/)
  await expect(changes).toContainText(/no longer decided \(1\): id-token-alg-none/)
  await expect(changes).not.toContainText('state-duplicated')
})

test('shows the evidence of failed cases at once, and of no other', async ({ page, report }) => {
  await page.goto(report.url)
  const failed = page.locator('details.failed', { hasText: 'iss-foreign' })
  await expect(failed.getByRole('img', { name: /^Sequence diagram/ })).toBeVisible()
  await expect(failed.getByRole('img', { name: 'The page at the end' })).toBeVisible()
  const [expected, seen] = await failed
    .locator('.sides > div')
    .evaluateAll((sides) => sides.map((side) => side.getBoundingClientRect()))
  expect(expected?.top).toBe(seen?.top)
  await page.getByRole('radio', { name: /all$/ }).check()
  await expect(page.locator('details[open]')).toHaveCount(await page.locator('details.failed').count())
})

test('leads from every cell to its cases, and from every name to its case', async ({ page, report }) => {
  await page.goto(report.url)
  expect(await findBrokenLinks(page)).toEqual([])
  await expect(page.getByRole('radio', { name: /failed$/ })).toBeChecked()
  const cells = page.locator('.matrix td a')
  for (const cell of await cells.all()) {
    const words = (await cell.locator('.visually-hidden').textContent()) ?? ''
    await cell.click()
    // The filter shows failures only; what was clicked is shown nevertheless.
    const count = [...words.matchAll(/(\d+) (?:failed|handled|undecided|not reached)/g)].reduce(
      (sum, [, number]) => sum + Number(number),
      0,
    )
    await expect(page.locator('.group:target > .case:visible')).toHaveCount(count)
    await expect(page.locator('.group:target > h3')).toBeInViewport()
  }
  await page.locator('.part.unreached').getByRole('link', { name: 'refresh-invalid-grant' }).click()
  await expect(page.locator('.body:target')).toBeVisible()
  await expect(page.locator('.body:target')).toContainText('What would exercise it')
})

test('finds a link that leads nowhere', async ({ page, report }) => {
  await page.goto(report.url)
  await page
    .locator('.group')
    .last()
    .evaluate((group) => group.removeAttribute('id'))
  expect(await findBrokenLinks(page)).toHaveLength(1)
})

test('prints the overview on two pages, however much fails', async ({ page, report }) => {
  await page.goto(report.url)
  expect(await countPrintedPages(page)).toBeLessThanOrEqual(2)
  await page.locator('.ranking > li, .part.undecided li, .notices li').evaluateAll((items) => {
    for (const item of items) for (let count = 0; count < 40; count += 1) item.after(item.cloneNode(true))
  })
  await page.locator('.part.unreached').evaluate((part) => {
    for (const item of part.querySelectorAll('li')) {
      for (let count = 0; count < 12; count += 1) item.after(item.cloneNode(true))
    }
  })
  expect(await countPrintedPages(page)).toBeLessThanOrEqual(2)
  await page.addStyleTag({ content: '.part li{display:list-item!important}' })
  expect(await countPrintedPages(page)).toBeGreaterThan(2)
})
