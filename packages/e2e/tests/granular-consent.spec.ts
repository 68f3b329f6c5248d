import type { Page } from '@playwright/test'
import { submitConsent } from 'smart-mock/playwright'
import type { MockTenant } from 'smart-mock/testing'
import { looksRight } from '../fixtures/looks/looks-right.ts'
import { signIn } from '../fixtures/sign-in.ts'
import { expect, test } from '../fixtures/test.ts'

const CALLBACK = 'http://localhost:9/callback'
const OBSERVATION = 'patient/Observation.rs'
const LAB = `${OBSERVATION}?category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory`
const PROBLEMS =
  'patient/Condition.rs?category=http://terminology.hl7.org/CodeSystem/condition-category|problem-list-item'

/** Opens the consent page of a request for Conditions and Observations, of an app that does not run. */
async function openConsent(page: Page, tenant: MockTenant): Promise<void> {
  tenant.register({
    clientId: 'chart',
    name: 'Growth chart',
    type: 'public',
    redirectUris: [CALLBACK],
    launchUris: [],
  })
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs', consent: 'ask' })
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'chart',
    redirect_uri: CALLBACK,
    scope: `openid patient/Condition.rs ${OBSERVATION}`,
    state: 'state-0123456789abcdef',
    aud: tenant.fhirBase,
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  })
  await page.goto(`${tenant.issuer}/authorize?${query}`)
}

/** Waits for a code that is for those scopes. */
const expectGranted = (tenant: MockTenant, scope: string): Promise<void> =>
  expect.poll(() => tenant.journal.last({ step: 'decide' })?.facts.grantedScope).toBe(scope)

test('a user narrows a scope to a category, by mouse', async ({ page, tenant }) => {
  await openConsent(page, tenant)
  await expect(page.getByRole('checkbox', { name: /^Laboratory/ })).toBeHidden()
  await submitConsent(page, 'Allow', { granularScopes: [LAB, PROBLEMS] })
  await expectGranted(tenant, `openid ${PROBLEMS} ${LAB}`)
})

test('by keyboard alone', async ({ page, tenant }) => {
  await openConsent(page, tenant)
  await page.getByRole('checkbox', { name: OBSERVATION }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('checkbox', { name: /^Laboratory/ })).toBeFocused()
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await expectGranted(tenant, `openid patient/Condition.rs ${LAB}`)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('a user narrows a scope to a category', async ({ page, tenant }) => {
    await openConsent(page, tenant)
    await submitConsent(page, 'Allow', { excludedScopes: [OBSERVATION], granularScopes: [LAB] })
    await expectGranted(tenant, `openid patient/Condition.rs ${LAB}`)
  })
})

test('the page with its categories passes axe and is readable, light and dark, wide and narrow', async ({
  page,
  tenant,
}) => {
  test.slow()
  await openConsent(page, tenant)
  for (const fold of await page.locator('summary').all()) await fold.click()
  await page.getByRole('checkbox', { name: /^Laboratory/ }).check()
  await looksRight(page)
})

test.describe('the client app', () => {
  test.use({ serverSettings: { scopes: `openid fhirUser launch/patient ${OBSERVATION}` } })

  test('says that it got only a part', async ({ app, tenant }) => {
    await app.logIn()
    await signIn(app.login, { granularScopes: [LAB] })
    expect(await app.settled()).toBe('active')
    await app.step('Granted scopes').click()
    const steps = app.page.getByRole('region', { name: 'Steps', exact: true })
    await expect(steps).toContainText(`Granted only in part: ${LAB}`)
    expect(tenant.journal.last({ step: 'token' })?.facts.grantedScope).toContain(LAB)
  })
})
