import type { Route } from '@playwright/test'
import type { MockTenant } from 'smart-mock/testing'
import { PUBLIC, SYMMETRIC } from '../../fixtures/add-server.ts'
import { ClientApp } from '../../fixtures/client-app.ts'
import { fold } from '../../fixtures/looks/fold.ts'
import { signIn } from '../../fixtures/sign-in.ts'
import { expect, test } from '../../fixtures/test.ts'

/** Kinds of clients and launches, each from the page. */
/** Steps of an app in a browser that the page itself performs. */
const BY_PAGE = ['discovery', 'openid-configuration', 'token', 'jwks', 'userinfo', 'fhir-read'] as const

function originsAt(tenant: MockTenant, step: (typeof BY_PAGE)[number]): (string | undefined)[] {
  const headers = tenant.journal.find({ step }).map(({ request }) => new Map(request.headers))
  return headers.map((all) => [...all].find(([name]) => name.toLowerCase() === 'origin')?.[1])
}

test.describe('public, the requests by the page', () => {
  test.describe.configure({ timeout: 60_000 })
  test.use({ serverSettings: { requestsFrom: 'browser' } })
  test('the browser itself asks for everything, once though two tabs show the run, and CORS lets it', async ({
    app,
    tenant,
  }) => {
    await app.logIn()
    await app.login.getByRole('radio').first().waitFor()
    const other = await app.page.context().newPage()
    await other.goto(app.page.url())
    await expect(other.getByText('sent by this page')).toBeVisible()
    await signIn(app.login)
    expect(await app.settled()).toBe('active')
    await app.page.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(app.step('GET Patient')).toHaveAccessibleName(/^OK/)
    // The backend sends the requests of the Discovery tab.
    const byPage = BY_PAGE.map((step) => originsAt(tenant, step).filter((origin) => origin === app.origin))
    expect(byPage.map(({ length }) => length)).toEqual([1, 1, 1, 1, 1, 3])
    for (const step of ['token', 'jwks', 'userinfo', 'fhir-read'] as const)
      expect(originsAt(tenant, step)).not.toContain(undefined)
    await app.step('Token request').click()
    const steps = app.page.getByRole('region', { name: 'Steps', exact: true })
    await expect(steps).toContainText(/browser\s*→\s*authorization server/)
    expect((await tenant.findings()).findings).toEqual([])
  })
})

test.describe('public, the page closed amid its requests', () => {
  test.describe.configure({ timeout: 60_000 })
  test.use({ serverSettings: { requestsFrom: 'browser' } })
  /** Presses "Log in" in a page that stops at such a request, and opens the run in another. */
  const beginAndClose = async (app: ClientApp, stuckAt: string, halt: (route: Route) => unknown) => {
    const stuck = app.page.waitForRequest(stuckAt)
    await app.page.route(stuckAt, halt)
    await app.logIn()
    await stuck
    const address = app.page.url()
    const other = new ClientApp(await app.page.context().newPage(), app.origin, app.entry)
    await app.page.close()
    await other.page.goto(address)
    return other
  }

  test('another page goes on with what was not yet sent', async ({ app }) => {
    const other = await beginAndClose(app, '**/page-requests', (route) => route.abort())
    await expect(other.step('Redirect to authorize')).toHaveAccessibleName(/^OK/)
  })

  test('what was being sent is given up after a while, in words', async ({ app, tenant }) => {
    const other = await beginAndClose(app, '**/smart-configuration', () => {})
    expect(await other.settled()).toBe('failed')
    await expect(other.page.getByText(/did not report a result/).first()).toBeVisible()
    await expect(other.page.getByText(/Keep the page of this run open/).first()).toBeVisible()
    expect(tenant.journal.count({ step: 'authorize' })).toBe(0)
  })
})

test.describe('public, launched by the EHR, the requests by the page', () => {
  test.use({ serverSettings: { ...PUBLIC, requestsFrom: 'browser' } })
  test('the page is launched, discovers by itself and comes back', async ({ app, tenant }) => {
    tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
    const launched = { ...PUBLIC, patient: 'lucas-labs', launchUri: `${app.origin}/launch` }
    await app.page.goto((await tenant.prepareLaunch({ ...launched, user: 'Practitioner/dr-okafor' })).url)
    expect(await app.settled()).toBe('active')
    await expect(app.step('Launch from the EHR')).toHaveAccessibleName(/^OK/)
    for (const step of ['discovery', 'token'] as const) expect(originsAt(tenant, step)).toEqual([app.origin])
    expect((await tenant.findings()).findings).toEqual([])
  })
})

test.describe('backend service', () => {
  test.use({
    serverSettings: {
      clientId: 'smart-client-backend',
      clientType: 'backend',
      scopes: 'system/Patient.rs',
    },
  })
  test('gets its token without anyone signing in, and asks with it', async ({ app, tenant }) => {
    const { page } = app
    await app.open()
    await page.getByRole('button', { name: 'Get a token', exact: true }).click()
    expect(await app.settled()).toBe('active')
    expect(tenant.journal.count({ step: 'authorize' })).toBe(0)
    await app.tab('Query').click()
    const form = page.getByRole('tabpanel', { name: 'Query' })
    await form.getByLabel(/^Path below/).fill('Patient?_count=3')
    await form.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(form).toContainText('3 of')
    expect((await tenant.findings()).findings).toEqual([])
  })
})

test.describe('key pair', () => {
  test.use({ serverSettings: { clientId: 'smart-client-asymmetric', clientType: 'confidential-asymmetric' } })
  test('signs an assertion, which its step shows decoded', async ({ app, tenant }) => {
    await app.logIn()
    await signIn(app.login)
    expect(await app.settled()).toBe('active')
    await app.step('Token request').click()
    const steps = app.page.getByRole('region', { name: 'Steps', exact: true })
    await expect(steps).toContainText('client_assertion')
    await fold(steps, 'JWT client_assertion').click()
    await expect(steps).toContainText('smart-client-dev-rs384')
    expect((await tenant.findings()).findings).toEqual([])
  })
})

test.describe('EHR launch', () => {
  test.use({ serverSettings: { ...SYMMETRIC, launchMode: 'ehr' } })

  test('the page plays the EHR: a launch value typed in begins a launch', async ({ app, tenant }) => {
    const { page, origin } = app
    tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
    const launched = { clientId: SYMMETRIC.clientId, patient: 'lucas-labs', launchUri: `${origin}/launch` }
    const { launch } = await tenant.prepareLaunch({ ...launched, user: 'Practitioner/dr-okafor' })
    await app.open()
    await page.getByLabel('Launch value').fill(launch)
    await page.getByRole('button', { name: 'Open as the EHR would' }).click()
    expect(await app.settled()).toBe('active')
    await expect(app.step('Launch from the EHR')).toHaveAccessibleName(/^OK/)
  })

  test('from a server that is not in the list it asks first, and sends nothing', async ({
    app,
    servers,
  }, info) => {
    const stranger = servers.mock.createTenant(`stranger-${info.workerIndex}-${info.retry}`)
    const query = new URLSearchParams({ iss: stranger.fhirBase, launch: 'x' })
    await app.page.goto(`${app.origin}/launch?${query}`)
    await expect(app.page.getByRole('main')).toContainText('Nothing was sent there')
    expect(stranger.journal.count({})).toBe(0)
    await app.page.getByRole('link', { name: 'Do not launch' }).click()
    await expect(app.page.getByRole('button', { name: 'Log in', exact: true })).toBeVisible()
    await app.page.goto(`${app.origin}/launch?${query}`)
    await app.page.getByLabel('Client id at this server').fill('smart-client-public')
    await app.page.getByRole('button', { name: 'Add this server and launch' }).click()
    await expect.poll(() => stranger.journal.count({ step: 'authorize' })).toBe(1)
  })
})

test('light and dark are switched by hand and remembered, and Esc closes a form', async ({ app }) => {
  const { page } = app
  await app.open()
  const shade = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const before = await shade()
  const theme = page.getByRole('button', { name: /^Theme/ })
  await theme.click()
  if ((await shade()) === before) await theme.click()
  const after = await shade()
  expect(after).not.toBe(before)
  await page.reload()
  await theme.waitFor()
  expect(await shade()).toBe(after)
  await page.goto(`${app.origin}/#servers`)
  await page.getByRole('button', { name: 'Add server' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})
