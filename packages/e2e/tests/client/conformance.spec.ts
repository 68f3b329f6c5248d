import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { findCaseRow, openConformance, runWithoutLogin } from '../../fixtures/conformance-page.ts'
import { looksRight } from '../../fixtures/looks/looks-right.ts'
import { signIn } from '../../fixtures/sign-in.ts'
import { expect, test } from '../../fixtures/test.ts'

test.describe.configure({ timeout: 60_000 })

const findOutcome = (page: Page, outcome: RegExp): Locator =>
  page.getByRole('group', { name: 'Show cases by outcome' }).getByRole('button', { name: outcome })

test('the plan says what would run, and the run fails nothing at a correct server', async ({
  app,
  tenant,
}) => {
  const page = await openConformance(app)
  await expect(page.getByText(/\d+ of \d+ cases need no login/)).toBeVisible()
  await expect(findCaseRow(page, 'registration-created/public')).toContainText('requires --register')
  await runWithoutLogin(page)
  await expect(findOutcome(page, /^Passed \d\d/)).toBeVisible()
  await expect(findOutcome(page, /^Failed/)).toHaveCount(0)
  await expect(findCaseRow(page, 'discovery-pkce-methods')).toContainText('Passed')
  expect(tenant.journal.last({ step: 'register' })).toBeUndefined()
})

test('a defect shows as failed, with requests, curl and advice; corrected, it passes when run again', async ({
  app,
  tenant,
}) => {
  const armed = await tenant.arm('pkce-plain-too', { times: 1000 })
  const page = await openConformance(app)
  await runWithoutLogin(page)
  await findOutcome(page, /^Failed 1/).click()
  const row = findCaseRow(page, 'discovery-pkce-methods')
  await expect(row).toContainText('The server advertises plain in addition to S256.')
  await expect(page.getByRole('row').filter({ hasText: 'Failed' })).toHaveCount(1)
  await row.getByRole('button').click()
  const detail = page.locator('.case-detail')
  await expect(detail).toContainText('Publish code_challenge_methods_supported: ["S256"].')
  await expect(detail.getByRole('link', { name: /SMART App Launch/ })).toHaveAttribute(
    'href',
    /^https:\/\/hl7/,
  )
  await expect(detail.getByRole('heading', { name: 'Response' })).toBeVisible()
  await armed.disarm()
  await detail.getByRole('button', { name: 'Run again' }).click()
  await findOutcome(page, /^All/).click()
  await expect(row).toContainText('Passed')
  await expect(findOutcome(page, /^Failed/)).toHaveCount(0)
})

test('a refused request has its difference marked, and a command that repeats it', async ({ app }) => {
  const page = await openConformance(app)
  await runWithoutLogin(page)
  await page.getByRole('searchbox', { name: /Find cases/ }).fill('token-error-codes/grant-type')
  await findCaseRow(page, 'token-error-codes/grant-type').getByRole('button').click()
  const detail = page.locator('.case-detail')
  const parameters = detail.getByRole('table', { name: 'Parameters' })
  await expect(parameters.getByRole('row', { name: /^grant_type/ })).toContainText('differs')
  await detail.getByText('curl command').click()
  await expect(detail.getByText(/^curl -i/)).toContainText('grant_type=not_a_grant_type')
})

test('reports can be taken along in every format', async ({ app, tenant }) => {
  await tenant.arm('pkce-plain-too', { times: 1000 })
  const page = await openConformance(app)
  await runWithoutLogin(page)
  for (const [name, content] of [
    [/HTML/, '<!doctype html>'],
    [/JSON/, '"smart-client-conformance"'],
    [/JUnit/, '<failure'],
    [/Markdown/, '### Failed (1)'],
  ] as const) {
    await page.getByRole('button', { name: 'This run' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name }).click(),
    ])
    expect(await readFile(await download.path(), 'utf8')).toContain(content)
  }
})

test('the HTML report filters by outcome without scripts, marks differences, and looks right', async ({
  app,
  tenant,
  browser,
}) => {
  test.slow()
  await tenant.arm('pkce-plain-too', { times: 1000 })
  const page = await openConformance(app)
  await runWithoutLogin(page)
  await page.getByRole('button', { name: 'This run' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /HTML/ }).click(),
  ])
  const without = await browser.newContext({ javaScriptEnabled: false })
  const report = await without.newPage()
  await report.setContent(await readFile(await download.path(), 'utf8'))
  const failed = report.locator('#discovery-pkce-methods')
  const passed = report.locator('#token-error-codes-grant-type')
  await expect(failed).toContainText('Publish code_challenge_methods_supported')
  await expect(passed.locator('summary')).toBeVisible()
  await report.getByRole('radio', { name: /failed 1/ }).check()
  await expect(failed).toBeVisible()
  await expect(passed).toBeHidden()
  await report.getByRole('radio', { name: /All/ }).check()
  await passed.locator('summary').click()
  await expect(passed.locator('mark')).toHaveText('grant_type=not_a_grant_type')
  await without.close()
  await page.setContent(await readFile(await download.path(), 'utf8'))
  await looksRight(page)
})

test('a run is there again after a reload', async ({ app }) => {
  const page = await openConformance(app)
  await runWithoutLogin(page)
  await page.reload()
  await expect(findCaseRow(page, 'discovery-pkce-methods')).toContainText('Passed')
})

test('all cases run with logins at the pages of the server, one card after the other', async ({
  app,
  context,
}) => {
  test.slow()
  const page = await openConformance(app)
  await expect(page.getByText(/\d+ logins? for \d+ more/)).toBeVisible()
  await page.getByRole('button', { name: 'Run all' }).click()
  const ended = page.getByText('ended', { exact: true })
  for (let number = 1; ; number++) {
    const card = page.getByRole('region', { name: new RegExp(`^Login ${number} of`) })
    await expect(card.or(ended)).toBeVisible({ timeout: 30_000 })
    if (await ended.isVisible()) break
    if (number === 1) await looksRight(page)
    const [pages] = await Promise.all([context.waitForEvent('page'), card.getByRole('link').click()])
    const decision = (await card.textContent())?.includes('and deny') ? 'Deny' : 'Allow'
    await signIn(pages, { decision })
    await expect(pages.getByRole('heading', { name: 'Login received' })).toBeVisible()
    await pages.close()
  }
  await expect(findCaseRow(page, 'standalone-login')).toContainText('Passed')
  await expect(findCaseRow(page, 'token-verifier/blank')).toContainText('Passed')
  await expect(findOutcome(page, /^Failed/)).toHaveCount(0)
})

test('the page looks right, before a run, after it, and with an open case', async ({ app, tenant }) => {
  test.slow()
  await tenant.arm('pkce-plain-too', { times: 1000 })
  const page = await openConformance(app)
  await expect(page.getByText(/cases need no login/)).toBeVisible()
  await looksRight(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await runWithoutLogin(page)
  await findCaseRow(page, 'discovery-pkce-methods').getByRole('button').click()
  await findCaseRow(page, 'token-error-codes/grant-type').getByRole('button').click()
  await looksRight(page)
})
