import { goTo, openConsole } from '../../fixtures/console-page.ts'
import { expectNoFlaws, looksRight } from '../../fixtures/looks/looks-right.ts'
import { expect, test } from '../../fixtures/test.ts'

test('the console leads to the page of a fault, which leads to all others', async ({
  page,
  servers,
  tenant,
}) => {
  await openConsole(page, servers, tenant)
  await goTo(page, 'Faults')
  await page.getByRole('searchbox', { name: 'Search faults' }).fill('state-changed')
  await page.getByRole('button', { name: /^state-changed/ }).click()
  const opened = page.context().waitForEvent('page')
  await page.getByRole('link', { name: 'About this fault' }).click()
  const docs = await opened
  await expect(docs.getByRole('heading', { name: 'A captured example' })).toBeVisible()
  await docs.getByRole('link', { name: 'all faults' }).click()
  await docs.getByRole('link', { name: 'id-token-wrong-issuer' }).first().click()
  await expect(docs.getByRole('heading', { level: 1 })).toHaveText('id_token of another issuer')
})

for (const path of ['faults/id-token-wrong-issuer', 'faults/no-such-fault', 'rules/state-entropy']) {
  test(`/docs/${path} looks right`, async ({ page, servers }) => {
    await page.goto(`${servers.mock.controlUrl}/docs/${path}`)
    await looksRight(page)
  })
}

test('the index of rules fits a narrow screen', async ({ page, servers }) => {
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto(`${servers.mock.controlUrl}/docs/rules`)
  await expectNoFlaws(page)
})
