import type { Locator, Page } from '@playwright/test'
import type { MockTenant } from 'smart-mock/testing'
import { goTo, openConsole } from '../../fixtures/console-page.ts'
import { looksRight } from '../../fixtures/looks/looks-right.ts'
import { redeemCarelessly } from '../../fixtures/redeem-carelessly.ts'
import { expect, test } from '../../fixtures/test.ts'

test.beforeEach(({ page, servers, tenant }) => openConsole(page, servers, tenant))

test('a fault that was armed with conditions strikes only where all of them hold', async ({
  page,
  tenant,
}) => {
  const form = await openForm(page, 'discovery-not-found')
  await form.getByLabel('path').fill('/fhir/metadata /fhir/.well-known/*')
  await form.getByLabel('param').fill('from=here')
  await form.getByLabel('header').fill('accept=*json\nx-probe')
  await form.getByLabel('header').press('Tab')
  await form.getByRole('button', { name: 'Arm with these settings' }).click()
  await expect(armedRow(page)).toContainText(
    'only where path is /fhir/metadata or /fhir/.well-known/* and header accept is *json ' +
      'and header x-probe is * and parameter from is here',
  )
  const probed = { accept: 'application/json', 'x-probe': '1' }
  expect(await discover(tenant, '?from=here', probed)).toBe(404)
  expect(await discover(tenant, '?from=there', probed)).toBe(200)
  expect(await discover(tenant, '?from=here', { ...probed, accept: 'text/html' })).toBe(200)
  expect(await discover(tenant, '?from=here', { accept: 'application/json' })).toBe(200)
  await expect(armedRow(page)).toContainText('struck 1×')
})

test('step and client of an exchange are conditions too', async ({ page, servers, tenant }) => {
  const headers = { authorization: `Bearer ${await redeemCarelessly(tenant, servers.client.origin)}` }
  const get = async (path: string) => (await fetch(`${tenant.fhirBase}/${path}`, { headers })).status
  const form = await openForm(page, 'fhir-too-many-requests')
  await form.getByLabel('times').fill('5')
  await form.getByLabel('step').fill('fhir-search bulk')
  await form.getByLabel('clientId').fill('somebody-else')
  await form.getByLabel('clientId').press('Enter')
  await expect(armedRow(page)).toContainText(
    'only where step is fhir-search or bulk and client is somebody-else',
  )
  expect(await get('Observation')).toBe(200)
  await armedRow(page).getByRole('button', { name: 'Disarm' }).click()
  await expect(armedRow(page)).toHaveCount(0)
  await form.getByLabel('clientId').fill('smart-client-*')
  await form.getByLabel('clientId').press('Enter')
  await expect(armedRow(page)).toContainText('client is smart-client-* · 5 times')
  expect(await get('Observation')).toBe(429)
  expect(await get('Patient/lucas-labs')).toBe(200)
})

test('a fault that was armed for a time ends when expiry time has passed it', async ({ page, tenant }) => {
  await tenant.performAction({ action: 'advanceClock', seconds: 3600 })
  const form = await openForm(page, 'discovery-not-found')
  await form.getByLabel('until').fill('59')
  await form.getByLabel('until').press('Enter')
  await expect(armedRow(page)).toContainText(/until \d/)
  expect(await discover(tenant)).toBe(404)
  await goTo(page, 'Settings')
  await page.getByRole('button', { name: '+1 min' }).click()
  await goTo(page, 'Faults')
  await expect(armedRow(page)).toContainText(/ended at \d/)
  expect(await discover(tenant)).toBe(200)
})

test('a sequence strikes in its turns, and not after its end', async ({ page, tenant }) => {
  const form = await openForm(page, 'discovery-not-found')
  await form.getByLabel('sequence').fill('ok fault ok, fault')
  await form.getByRole('button', { name: 'Arm with these settings' }).click()
  await expect(armedRow(page)).toContainText('in turn ok, fault, ok, fault, then nothing')
  const statuses: number[] = []
  for (let n = 0; n < 6; n += 1) statuses.push(await discover(tenant))
  expect(statuses).toEqual([200, 404, 200, 404, 200, 200])
})

test('what is wrong with an arming is said at its form, which keeps what was written', async ({
  page,
  tenant,
}) => {
  const form = await openForm(page, 'discovery-not-found')
  await form.getByLabel('sequence').fill('ok 503')
  await form.getByLabel('step').fill('discover')
  const arm = form.getByRole('button', { name: 'Arm with these settings' })
  await arm.click()
  await expect(form.getByRole('alert')).toContainText('sequence.1')
  await expect(form.getByRole('alert')).toContainText('when.step')
  expect(tenant.tenant.armed.list).toEqual([])
  await form.getByText('More (2 set)').click()
  await form.getByText('More (2 set)').click()
  await expect(form.getByLabel('sequence')).toHaveValue('ok 503')
  await form.getByLabel('sequence').fill('fault')
  await form.getByLabel('step').fill('discovery')
  await arm.click()
  await expect(form.getByRole('alert')).toBeEmpty()
  expect(await discover(tenant)).toBe(404)
})

test('the further fields are accessible and fit, folded by Esc', async ({ page, tenant }) => {
  await tenant.arm('discovery-not-found', { when: { path: `/fhir/${'long-'.repeat(40)}*` }, skip: 2 })
  const form = await openForm(page, 'discovery-not-found')
  await form.getByLabel('sequence').fill('never')
  await form.getByRole('button', { name: 'Arm with these settings' }).click()
  await expect(form.getByRole('alert')).toContainText('sequence')
  await looksRight(page)
  await form.getByLabel('sequence').press('Escape')
  await expect(form.getByLabel('sequence')).toHaveCount(0)
  await expect(form.getByText('More (1 set)')).toBeFocused()
})

/** Opens the form of a fault with its further fields by keyboard. */
async function openForm(page: Page, fault: string): Promise<Locator> {
  await goTo(page, 'Faults')
  await page.getByRole('searchbox', { name: 'Search faults' }).fill(fault)
  await page.getByRole('button', { name: new RegExp(`^${fault} `) }).press('Enter')
  const form = page.locator('form').filter({ hasText: 'Arm with these settings' })
  await form.getByText('More', { exact: true }).press('Enter')
  return form
}

function armedRow(page: Page): Locator {
  return page.getByRole('region', { name: 'Armed (1)' }).getByRole('listitem')
}

async function discover(
  { fhirBase }: MockTenant,
  query = '',
  headers: Record<string, string> = {},
): Promise<number> {
  return (await fetch(`${fhirBase}/.well-known/smart-configuration${query}`, { headers })).status
}
