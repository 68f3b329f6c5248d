import { consoleUrl } from '../../fixtures/console-page.ts'
import { looksRight } from '../../fixtures/looks/looks-right.ts'
import { redeemCarelessly } from '../../fixtures/redeem-carelessly.ts'
import { expect, test } from '../../fixtures/test.ts'

test('text is found in a long JSON: what hides it opens, matches are counted, Enter goes on', async ({
  page,
  servers,
  tenant,
}) => {
  const token = await redeemCarelessly(tenant, servers.client.origin)
  const headers = { authorization: `Bearer ${token}` }
  const answer = await fetch(`${tenant.fhirBase}/Observation?_count=8`, { headers })
  const lines = JSON.stringify(await answer.json(), null, 1).split('\n')
  const wanted = lines.filter((line) => /valuequantity/i.test(line)).length
  expect(wanted).toBeGreaterThan(2)

  await page.goto(`${consoleUrl(servers, tenant)}#runs`)
  const journal = page.getByRole('region', { name: /^Journal/ })
  const field = page.getByRole('searchbox', { name: 'Search in the reply body' })
  await journal.getByText('token', { exact: true }).click()
  await expect(page.getByRole('figure', { name: 'the reply body' })).toBeVisible()
  await expect(field, 'a short one needs no search').toHaveCount(0)

  await journal.getByText('fhir-search', { exact: true }).click()
  const tree = page.getByRole('figure', { name: 'the reply body' }).last()
  const count = page.getByRole('search').getByRole('status')
  await expect(field).toBeVisible()
  await expect(tree.getByText('valueQuantity')).toHaveCount(0)
  await page.keyboard.press('/')
  await expect(field).toBeFocused()
  await field.fill('valuequantity')
  await expect(count).toHaveText(`1 of ${wanted}`)
  await expect(tree.locator('mark')).toHaveCount(wanted)
  await expect(tree.locator('mark').first()).toBeInViewport()
  const current = tree.locator('.json-current')
  const first = await current.getByRole('button', { name: 'valueQuantity:' }).getAttribute('title')
  await field.press('Enter')
  await expect(count).toHaveText(`2 of ${wanted}`)
  await expect(current.locator('mark')).toBeInViewport()
  expect(await current.getByRole('button', { name: 'valueQuantity:' }).getAttribute('title')).not.toBe(first)
  await field.press('Shift+Enter')
  await field.press('Shift+Enter')
  await expect(count).toHaveText(`${wanted} of ${wanted}`)
  await expect(current.locator('mark')).toBeInViewport()

  await looksRight(page)

  await field.fill('no such text')
  await expect(count).toHaveText('not found')
  await expect(tree.locator('mark')).toHaveCount(0)
  await field.press('Escape')
  await expect(field).toHaveValue('')
  await expect(count).toBeEmpty()
  await expect(field, 'Esc ended the search and nothing else').toBeFocused()
})
