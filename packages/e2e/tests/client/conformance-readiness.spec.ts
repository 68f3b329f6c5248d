import type { Page } from '@playwright/test'
import { findCaseRow, openConformance, runWithoutLogin } from '../../fixtures/conformance-page.ts'
import { looksRight } from '../../fixtures/looks/looks-right.ts'
import { expect, test } from '../../fixtures/test.ts'

test.describe.configure({ timeout: 60_000 })

const readiness = (page: Page) => page.getByRole('region', { name: 'Readiness' })
const stepRow = (page: Page, step: string) =>
  readiness(page)
    .getByRole('row')
    .filter({ has: page.getByText(step, { exact: true }) })

test('a run says step by step how ready the server is, and leads to the cases', async ({ app, tenant }) => {
  await tenant.arm('pkce-plain-too', { times: 1000 })
  const page = await openConformance(app)
  await expect(readiness(page)).toContainText('When a run is over')
  await runWithoutLogin(page)
  await readiness(page).getByLabel('Certification').selectOption({ label: 'ONC (g)(10)' })
  await expect(readiness(page)).toContainText('it is no certification')
  const discovery = stepRow(page, 'AUT-PAT-25')
  await expect(discovery).toContainText('not ready')
  await expect(discovery).toContainText('Failed: discovery-pkce-methods.')
  await readiness(page)
    .getByRole('button', { name: /^attestation \d/ })
    .click()
  await expect(discovery).toHaveCount(0)
  await expect(stepRow(page, 'APP-REG-1')).toContainText('To be attested by a person.')
  await readiness(page)
    .getByRole('button', { name: /^not ready \d/ })
    .click()
  await discovery.getByRole('button', { name: 'discovery-pkce-methods' }).click()
  await expect(findCaseRow(page, 'discovery-pkce-methods').getByRole('button')).toBeFocused()
})

test('a case that runs again changes the steps that it answers', async ({ app, tenant }) => {
  const armed = await tenant.arm('pkce-plain-too', { times: 1000 })
  const page = await openConformance(app)
  await runWithoutLogin(page)
  await readiness(page)
    .getByLabel('Certification')
    .selectOption({ label: "SMART App Launch 2.2, tests of Inferno's kit" })
  await expect(stepRow(page, '1.1.02')).toContainText('not ready')
  await armed.disarm()
  await findCaseRow(page, 'discovery-pkce-methods').getByRole('button').click()
  await page.locator('.case-detail').getByRole('button', { name: 'Run again' }).click()
  await expect(stepRow(page, '1.1.02')).not.toContainText('not ready', { timeout: 15_000 })
})

test('the steps of a certification look right', async ({ app, tenant }) => {
  test.slow()
  await tenant.arm('pkce-plain-too', { times: 1000 })
  const page = await openConformance(app)
  await runWithoutLogin(page)
  await readiness(page).getByLabel('Certification').selectOption({ label: 'ONC (g)(10)' })
  await looksRight(page)
})
