import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { ArmedHandle, MockTenant } from 'smart-mock/testing'
import { SYMMETRIC } from '../fixtures/add-server.ts'
import { screenText } from '../fixtures/looks/screen-text.ts'
import { type PageServer, servePage } from '../fixtures/pages/serve-page.ts'
import { signIn } from '../fixtures/sign-in.ts'
import { expect, test } from '../fixtures/test.ts'

/** Frames and windows that a server forbids or misuses (F-287 to F-289), in Chromium. */

const USER = 'Practitioner/dr-okafor'
const PATIENT = 'lucas-labs'
const approve = (tenant: MockTenant) => tenant.autoApprove({ user: USER, patient: PATIENT })

async function verdictOf(tenant: MockTenant, armed: ArmedHandle): Promise<string> {
  tenant.observe({ kind: 'settled' })
  const verdict = await armed.waitForVerdict()
  return `${verdict.outcome}: ${verdict.reason}`
}

test.describe('pages that only the EHR may frame', () => {
  test.use({ serverSettings: { loginPlace: 'iframe' } })
  test('the app sees it beforehand and opens them in a tab', async ({ app, tenant }) => {
    const armed = await tenant.arm('pages-refuse-frames', { params: { allowed: 'ehr' } })
    const opened = app.page.context().waitForEvent('page')
    await app.logIn()
    const tab = await opened
    await expect.poll(() => screenText(app.page)).toMatch(/forbids framing, so it opens in a separate tab/)
    await signIn(tab)
    expect(await app.settled()).toBe('active')
    expect(await verdictOf(tenant, armed)).toMatch(/^met/)
  })
})

for (const loginPlace of ['iframe', 'popup'] as const) {
  test.describe(() => {
    test.use({ serverSettings: { loginPlace } })
    test(`a fake completion is posted out of the ${loginPlace}: the app waits for the true one`, async ({
      app,
      tenant,
    }) => {
      approve(tenant)
      const armed = await tenant.arm('completion-posted')
      await app.logIn()
      expect(await app.settled()).toBe('active')
      expect(armed.strikeCount).toBeGreaterThan(0)
      expect(await verdictOf(tenant, armed)).toMatch(/^met/)
    })
  })
}

test.describe('launched into a sandboxed frame', () => {
  test.use({ serverSettings: SYMMETRIC })
  const launch = async (page: Page, tenant: MockTenant, origin: string) => {
    const launchUri = `${origin}/launch`
    const { url } = await tenant.prepareLaunch({
      clientId: SYMMETRIC.clientId,
      user: USER,
      patient: PATIENT,
      launchUri,
    })
    await page.goto(url)
  }

  test('the app logs in within it', async ({ app, tenant }) => {
    approve(tenant)
    const armed = await tenant.arm('launch-sandboxed')
    await launch(app.page, tenant, app.origin)
    await expect.poll(() => tenant.journal.count({ step: 'fhir', status: 200 })).toBeGreaterThan(0)
    await expect.poll(() => screenText(app.page)).toMatch(/\bactive\b/)
    expect(await verdictOf(tenant, armed)).toMatch(/^met/)
  })

  test('and the login page refuses frames: the app says that no window can be opened', async ({
    app,
    tenant,
  }) => {
    const armed = await tenant.arm('launch-sandboxed')
    await tenant.arm('pages-refuse-frames')
    await launch(app.page, tenant, app.origin)
    const frame = app.page.frameLocator('iframe')
    const alert = frame.getByRole('alert')
    await expect(frame.getByRole('link', { name: 'Open the login page' })).toBeVisible()
    await expect(alert).toBeHidden()
    await frame.getByRole('link', { name: 'Open the login page' }).click()
    await expect(alert).toContainText('This page cannot open a window')
    tenant.observe({ kind: 'visible-error', detail: (await alert.textContent()) ?? '' })
    expect(await verdictOf(tenant, armed)).toMatch(/^met/)
  })
})

test.describe('a careless page', () => {
  let careless: PageServer
  test.beforeAll(async () => {
    const read = (name: string) =>
      readFile(join(import.meta.dirname, '../fixtures/pages/careless-page', name))
    const type = 'text/html; charset=utf-8'
    careless = await servePage({
      '/windows': { type, body: await read('windows.html') },
      '/posting': { type, body: await read('posting.html') },
    })
  })
  test.afterAll(() => careless.close())

  const register = (tenant: MockTenant) => {
    const uris = { redirectUris: [`${careless.origin}/posting`], launchUris: [`${careless.origin}/windows`] }
    tenant.register({ clientId: 'careless-page', name: 'Careless page', type: 'public', ...uris })
    approve(tenant)
  }
  const start = (page: Page, tenant: MockTenant, place: 'popup' | 'frame') =>
    page.goto(`${careless.origin}/windows?in=${place}&iss=${encodeURIComponent(tenant.fhirBase)}`)

  for (const place of ['popup', 'frame'] as const) {
    test(`comes through in a ${place} where nothing is wrong`, async ({ page, tenant }) => {
      register(tenant)
      await start(page, tenant, place)
      await expect(page.getByRole('status')).toHaveText('done')
      expect(tenant.journal.count({ step: 'fhir', status: 200 })).toBe(1)
    })

    test(`believes a fake completion out of its ${place}`, async ({ page, tenant }) => {
      register(tenant)
      const armed = await tenant.arm('completion-posted')
      await start(page, tenant, place)
      await expect.poll(() => tenant.journal.count({ step: 'token' })).toBeGreaterThan(0)
      expect(await verdictOf(tenant, armed)).toMatch(/^not met/)
    })
  }

  for (const allowed of ['nobody', 'ehr']) {
    test(`waits at an empty frame when ${allowed} may frame the pages`, async ({ page, tenant }) => {
      register(tenant)
      tenant.autoApprove({})
      const armed = await tenant.arm('pages-refuse-frames', { params: { allowed } })
      await start(page, tenant, 'frame')
      await expect.poll(() => armed.strikeCount).toBeGreaterThan(0)
      await expect(page.getByRole('status')).toHaveText('waiting')
      expect(await verdictOf(tenant, armed)).toMatch(/^not met/)
    })
  }

  test('waits for a popup that a sandboxed frame does not open', async ({ page, tenant }) => {
    register(tenant)
    const armed = await tenant.arm('launch-sandboxed')
    const launchUri = `${careless.origin}/windows`
    const request = { clientId: 'careless-page', user: USER, patient: PATIENT, launchUri }
    await page.goto((await tenant.prepareLaunch(request)).url)
    await expect(page.frameLocator('iframe').getByRole('status')).toHaveText('waiting')
    expect(await verdictOf(tenant, armed)).toMatch(/^not met/)
  })
})
