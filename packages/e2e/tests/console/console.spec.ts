import { submitConsent } from 'smart-mock/playwright'
import { consoleUrl, goTo, openConsole } from '../../fixtures/console-page.ts'
import { CONSOLE_PAGES } from '../../fixtures/looks/expected-states.ts'
import { expectNoFlaws, expectNoViolations, looksRight } from '../../fixtures/looks/looks-right.ts'
import { expectView, toAddress } from '../../fixtures/looks/open-view.ts'
import { redeemCarelessly } from '../../fixtures/redeem-carelessly.ts'
import { expect, test } from '../../fixtures/test.ts'

test('a newcomer opens the console, launches the client with "state changed" and reads the verdict', async ({
  page,
  app,
  servers,
  tenant,
}) => {
  await openConsole(page, servers, tenant)
  await goTo(page, 'Faults')
  await page.getByRole('searchbox', { name: 'Search faults' }).fill('state changed')
  await page.getByRole('switch', { name: 'Arm state-changed' }).click()
  await expect(page.getByRole('heading', { name: 'Armed (1)' })).toBeVisible()

  await goTo(page, 'Launch')
  await page.getByLabel('User', { exact: true }).selectOption('Practitioner/dr-okafor')
  await page.getByLabel('Patient', { exact: true }).selectOption('lucas-labs')
  const opened = page.context().waitForEvent('page')
  await page.getByRole('link', { name: 'Launch the app' }).click()
  const launched = await opened
  await submitConsent(launched, 'Allow')
  await expect(launched.getByRole('main')).toContainText(/state/i)
  expect(launched.url()).toContain(app.origin)

  const verdict = page.getByRole('region', { name: 'Verdicts' }).getByRole('article')
  await expect(verdict).toContainText('MET')
  await expect(verdict).not.toContainText('NOT MET')
  await expect(verdict).toContainText('state-changed')
  await expect(verdict.getByRole('link', { name: /Specification/ })).toHaveAttribute(
    'href',
    /smart-app-launch/,
  )

  await page.getByRole('button', { name: /state-changed struck/ }).press('Enter')
  const change = page.getByRole('article', { name: 'Change by state-changed' })
  await expect(change.locator('ins')).not.toBeEmpty()
  await expect(change.locator('del')).not.toBeEmpty()
})

test('a client that redeems the code all the same is seen to, live and with evidence', async ({
  page,
  servers,
  tenant,
}) => {
  await tenant.arm('state-changed')
  await openConsole(page, servers, tenant)
  await expect(page.getByText('No run yet')).toBeVisible()
  await redeemCarelessly(tenant, servers.client.origin)
  const verdict = page.getByRole('region', { name: 'Verdicts' }).getByRole('article')
  await expect(verdict).toContainText('NOT MET')
  await verdict.getByRole('button', { name: /^#/ }).last().click()
  await expect(page.getByRole('article', { name: 'Request', exact: true })).toContainText(
    'authorization_code',
  )
  await expect(page.getByRole('button', { name: /token.*, error$/ })).toBeVisible()
})

test('what was refused for want of a registration is registered with one button', async ({
  page,
  servers,
  tenant,
}) => {
  const callback = 'http://localhost:3999/callback'
  const url = `${tenant.issuer}/authorize?client_id=newcomer&redirect_uri=${encodeURIComponent(callback)}`
  expect((await fetch(url)).status).toBe(400)
  await openConsole(page, servers, tenant)
  await goTo(page, 'Clients')
  await page.getByRole('button', { name: 'Register this client' }).click()
  await expect(page.getByRole('region', { name: 'newcomer', exact: true })).toContainText(callback)
  expect((await fetch(url, { redirect: 'manual' })).headers.get('location')).toContain(callback)
})

test('the links follow the form, and a scenario link carries what is armed', async ({
  page,
  servers,
  tenant,
}) => {
  await openConsole(page, servers, tenant)
  const links = page.getByRole('region', { name: 'Links' })
  await page.getByLabel('Patient', { exact: true }).selectOption('amy-shaw')
  await expect(links).toContainText('patient=amy-shaw')
  await page.getByLabel('Fault', { exact: true }).fill('discovery-not-found')
  await page.getByRole('button', { name: 'Arm', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Armed (1)' })).toBeVisible()
  const scenario = links.locator('code').last()
  await expect
    .poll(async () => (await fetch(`${await scenario.textContent()}/.well-known/smart-configuration`)).status)
    .toBe(404)
})

test('fhirContext and appContext of the form stand in the launch link (S-081, S-152)', async ({
  page,
  servers,
  tenant,
}) => {
  await openConsole(page, servers, tenant)
  await page.getByRole('button', { name: 'Fill in a sample' }).click()
  await page.getByLabel('fhirContext role 1').fill('https://example.org/role/second')
  const links = page.getByRole('region', { name: 'Links' })
  await expect(links).toContainText('appContext=')
  await expect(links).toContainText(encodeURIComponent('https://example.org/role/second'))
  await expectNoViolations(page)
  await looksRight(page)
  await page.getByRole('button', { name: 'Remove fhirContext 1' }).click()
  await expect(links).not.toContainText('fhirContext')
})

test('what a driver saw stands with the verdict', async ({ page, servers, tenant }) => {
  await tenant.arm('state-changed')
  await redeemCarelessly(tenant, servers.client.origin)
  tenant.observe({ kind: 'visible-error', detail: 'The state is another one' })
  await openConsole(page, servers, tenant)
  const verdict = page.getByRole('region', { name: 'Verdicts' }).getByRole('article')
  await expect(verdict.getByRole('list', { name: 'Observations' })).toContainText('The state is another one')
})

test('time, keys, tokens and options are at hand, and a reset takes all back', async ({
  page,
  servers,
  tenant,
}) => {
  await openConsole(page, servers, tenant)
  await goTo(page, 'Settings')
  await page.getByRole('button', { name: '+5 min' }).click()
  await expect(page.getByRole('banner')).toContainText('+5 min')
  await page.getByLabel('pkce', { exact: true }).selectOption('optional')
  await page.getByRole('button', { name: 'Save 1 option' }).click()
  await expect.poll(() => tenant.tenant.options.pkce).toBe('optional')
  await page.getByRole('button', { name: 'Reset' }).click()
  await page.getByRole('button', { name: 'Really reset everything' }).click()
  await expect.poll(() => tenant.tenant.options.pkce).toBe('required')
  await expect(page.getByRole('banner')).toContainText('+0')
})

test('what the mock refuses is said, and the page goes on', async ({ page, servers, tenant }) => {
  await openConsole(page, servers, tenant)
  await page.getByLabel('Fault', { exact: true }).fill('no-such-fault')
  await page.getByRole('button', { name: 'Arm', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('fault "no-such-fault" does not exist')
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await expect(page.getByRole('alert')).toBeEmpty()
})

test('`/` goes to the search, and the skip link to the content', async ({ page, servers, tenant }) => {
  await openConsole(page, servers, tenant)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await goTo(page, 'Faults')
  await expect(page.getByRole('switch').first()).toBeVisible()
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox', { name: 'Search faults' })).toBeFocused()
})

for (const [scheme, width] of [
  ['light', 1360],
  ['dark', 1360],
  ['light', 360],
] as const) {
  for (const name of Object.keys(CONSOLE_PAGES)) {
    test(`the page ${name} is accessible and fits: ${scheme}, ${width} px`, async ({
      page,
      servers,
      tenant,
    }) => {
      await page.emulateMedia({ colorScheme: scheme })
      await page.setViewportSize({ width, height: 800 })
      await tenant.arm('state-changed')
      await redeemCarelessly(tenant, servers.client.origin)
      await page.goto(`${consoleUrl(servers, tenant)}#${toAddress(name)}`)
      await expectView(page, name)
      await expect(page.getByRole('navigation')).toContainText('NOT MET')
      if (name === 'Faults') {
        await page.getByRole('searchbox').fill('state-changed')
        await page.getByRole('button', { name: /^state-changed/ }).click()
      }
      if (name === 'Runs') await page.getByRole('button', { name: /state-changed struck/ }).click()
      await expectNoViolations(page)
      await expectNoFlaws(page)
    })
  }
}
