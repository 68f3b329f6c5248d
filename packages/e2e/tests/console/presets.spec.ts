import { consoleUrl, goTo, openConsole } from '../../fixtures/console-page.ts'
import { looksRight } from '../../fixtures/looks/looks-right.ts'
import { redeemCarelessly } from '../../fixtures/redeem-carelessly.ts'
import { expect, test } from '../../fixtures/test.ts'

test('a user makes the server epic-like, sees what differs, and takes it back', async ({
  page,
  servers,
  tenant,
}) => {
  await openConsole(page, servers, tenant)
  await goTo(page, 'Settings')
  const card = page.getByRole('region', { name: 'Preset' })
  await expect(card.getByRole('button', { name: 'No change' })).toBeDisabled()
  await card.getByLabel('Habits of').selectOption('epic')
  await card.getByLabel(/old-site/).check()
  await card.getByText(/values differ, as of 2026-11/).click()
  await expect(card.getByRole('listitem').filter({ hasText: 'refreshResponse' })).toContainText(
    /grade A.*minimal/s,
  )
  await card.getByRole('button', { name: 'Make it epic-like' }).click()
  await expect(page.getByRole('banner').getByRole('link', { name: 'epic-like' })).toBeVisible()
  expect(tenant.tenant.inForce.preset).toMatchObject({ name: 'epic', variants: ['old-site'] })

  await page.goto(`${tenant.issuer}/authorize?client_id=unknown`)
  await page.goto(consoleUrl(servers, tenant))
  await goTo(page, 'Settings')
  await expect(card.getByLabel('Habits of')).toHaveValue('epic')
  await card.getByLabel('Habits of').selectOption('none')
  await card.getByRole('button', { name: 'Make it strict' }).click()
  await expect(card.getByRole('button', { name: 'No change' })).toBeDisabled()
  expect(tenant.tenant.inForce.preset).toBeUndefined()
})

test('the sign-in pages of a preset say what they imitate', async ({ page, servers, tenant }) => {
  tenant.tenant.change({ preset: 'keycloak', autoApprove: undefined })
  const query = new URLSearchParams({
    ...{ response_type: 'code', client_id: 'smart-client-public', state: 'state-0123456789abcdef' },
    ...{ redirect_uri: `${servers.client.origin}/callback`, scope: 'openid', aud: tenant.fhirBase },
  })
  await page.goto(`${tenant.issuer}/authorize?${query}`)
  await expect(page.getByRole('complementary')).toContainText(
    'keycloak-like, as of 2026-11, an imitation for tests',
  )
})

test('the settings with the values of a preset look right', async ({ page, servers, tenant }) => {
  tenant.tenant.change({ preset: 'epic' })
  await openConsole(page, servers, tenant)
  await goTo(page, 'Settings')
  await page.getByText(/values differ, as of/).click()
  await expect(page.getByText('refreshResponse').first()).toBeVisible()
  await looksRight(page)
})

test('a run with a strict server says at which presets the client would fail', async ({
  page,
  servers,
  tenant,
}) => {
  await openConsole(page, servers, tenant)
  await redeemCarelessly(tenant, servers.client.origin)
  const [token] = tenant.journal.find({ step: 'token', status: 200 })
  const headers = { authorization: `Bearer ${token?.facts.issuedAccessToken}`, accept: '*/*' }
  const response = await fetch(`${tenant.fhirBase}/Patient/${token?.facts.patient}`, { headers })
  expect(response.status).toBe(200)
  await page.getByText(/^Would fail at servers like/).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'epic-like' }).first()).toContainText(
    'a request without an Accept for JSON is answered in XML',
  )
})

test('an exchange names the preset that was in force, after another was set too', async ({
  page,
  servers,
  tenant,
}) => {
  tenant.tenant.change({ preset: 'epic', presetVariants: ['old-site'] })
  await fetch(`${tenant.fhirBase}/.well-known/smart-configuration`)
  tenant.tenant.change({ preset: 'none' })
  await openConsole(page, servers, tenant)
  await redeemCarelessly(tenant, servers.client.origin)
  const journal = page.getByRole('region', { name: /^Journal/ })
  const openEntry = async (target: RegExp) => {
    const entry = journal.locator('.entry', { has: page.locator('summary', { hasText: target }) })
    await entry.locator('summary').click()
    return entry.getByText(/assigned to its run by/)
  }
  await expect(await openEntry(/GET \S+smart-configuration/)).toContainText('epic-like (old-site)')
  const later = await openEntry(/POST \S+\/token/)
  await expect(later).toBeVisible()
  await expect(later).not.toContainText('-like')
})
