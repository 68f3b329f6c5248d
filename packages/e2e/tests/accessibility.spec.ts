import type { Page } from '@playwright/test'
import { choosePatient, submitConsent } from 'smart-mock/playwright'
import { CLIENT_PAGES, CLIENT_TABS } from '../fixtures/looks/expected-states.ts'
import { findFlaws } from '../fixtures/looks/find-flaws.ts'
import { findViolations } from '../fixtures/looks/find-violations.ts'
import { fold } from '../fixtures/looks/fold.ts'
import { expectNoFlaws, expectNoViolations } from '../fixtures/looks/looks-right.ts'
import { openView, toAddress } from '../fixtures/looks/open-view.ts'
import { expect, test } from '../fixtures/test.ts'

const TABS = Object.keys(CLIENT_TABS)
const PAGES = Object.keys(CLIENT_PAGES)
const LOOKS = [
  ['light', 1280],
  ['light', 360],
  ['dark', 1280],
  ['dark', 360],
] as const

test.describe.configure({ timeout: 60_000 })

for (const [colorScheme, width] of LOOKS) {
  test.describe(`${colorScheme}, ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 800 }, serverSettings: { loginPlace: 'page' } })

    test('the client before login, in every tab and page', async ({ app }) => {
      await app.open()
      for (const view of [...TABS, ...PAGES]) await lookAt(app.page, app.origin, view)
    })

    test("the mock's pages, and the client after login in every tab", async ({ app }) => {
      const { page } = app
      await app.logIn()
      await page.getByRole('radio').first().waitFor()
      await expectNoViolations(page, 'sign-in')
      await page.getByRole('radio', { name: 'Ngozi Okafor' }).first().check()
      await page.getByRole('button', { name: /sign in/i }).click()
      await page.getByRole('searchbox').waitFor()
      await expectNoViolations(page, 'picker')
      await choosePatient(page, 'Amy V. Shaw')
      await page.getByRole('button', { name: 'Allow', exact: true }).waitFor()
      await expectNoViolations(page, 'consent')
      await submitConsent(page, 'Allow')
      await expect(app.tab('Query')).toHaveAttribute('aria-selected', 'true', { timeout: 20_000 })
      for (const view of TABS) await lookAt(page, app.origin, view)
    })

    test('what opens: a step, the options of the next run, the form of a server, the context of a launch', async ({
      app,
      tenant,
    }) => {
      test.slow()
      const { page } = app
      tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
      await tenant.arm('authorization-details')
      const clientId = app.entry.clientId
      const launched = { clientId, patient: 'lucas-labs', launchUri: `${app.origin}/launch` }
      await page.goto((await tenant.prepareLaunch({ ...launched, user: 'Practitioner/dr-okafor' })).url)
      await expect(app.tab('Query')).toHaveAttribute('aria-selected', 'true', { timeout: 20_000 })
      await lookAt(page, app.origin, 'Scopes')
      await expect(page.getByRole('region', { name: 'Style of the EHR' })).toBeVisible()
      if (width === 360) await page.getByRole('button', { name: /^\S+ ?Run 1/ }).click()
      for (const title of ['Style of the EHR', 'id_token', 'Token request']) await app.step(title).click()
      await expect.soft(page.getByRole('heading', { name: 'Request', exact: true }).first()).toBeVisible()
      await expectNoViolations(page, 'steps')
      await expectNoFlaws(page, 'steps')
      if (width === 360) await page.keyboard.press('Escape')
      await fold(page, 'Next run').click()
      await fold(page, 'Configuration').click()
      await expectNoViolations(page, 'options')
      await page.goto(`${app.origin}/#servers`)
      await page.getByRole('button', { name: `Edit ${app.entry.name}`, exact: true }).click()
      await expectNoViolations(page, 'form')
      await expectNoFlaws(page, 'form')
    })

    test("the mock's refusal of an unknown client, the client's error page and choice of a client", async ({
      app,
      tenant,
    }) => {
      const { page } = app
      const smart = await fetch(`${tenant.fhirBase}/.well-known/smart-configuration`)
      const { authorization_endpoint: authorize } = (await smart.json()) as Record<string, string>
      const query = 'response_type=code&client_id=nobody&redirect_uri=http://localhost:9/cb&state=1'
      await page.goto(`${authorize}?${query}`)
      await expect(page.getByRole('main')).toContainText('nobody')
      await expectNoViolations(page, 'refusal')
      await page.goto(`${app.origin}/callback?code=1&state=2`)
      await expect(page.getByRole('alert')).toBeVisible()
      await expectNoViolations(page, 'error page')
      const several = new URLSearchParams({ iss: 'http://localhost:4010/fhir', launch: 'x' })
      await page.goto(`${app.origin}/launch?${several}`)
      await expect(page.getByRole('link', { name: 'Mock server, client secret' })).toBeVisible()
      await expectNoViolations(page, 'choice of a client')
      await expectNoFlaws(page, 'choice of a client')
    })
  })
}

test('a view that does not come is found out', async ({ app }) => {
  await app.open()
  await expect(openView(app.page, 'nowhere')).rejects.toThrow('nowhere')
})

test('a page with a fault is found out', async ({ page }) => {
  await page.setContent('<html lang="en"><title>x</title><main><h1>x</h1><img src="x.png"></main></html>')
  expect(await findViolations(page)).toEqual(['image-alt: img'])
})

test('what cannot be read or pressed is found out', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 })
  await page.setContent(`<!doctype html><div style="overflow: auto"><table style="width: 500px"><tr><td>x</table></div>
    <button style="width: 60px; white-space: nowrap; overflow: hidden">A long word on it</button>
    <div role="tablist" style="width: 90px; overflow: auto"><button role="tab" aria-selected="true" style="margin-left: 80px">Far</button></div>
    <label style="display: block; height: 90px"><input></label>
    <button style="position: absolute; top: 400px">One</button><button style="position: absolute; top: 405px">Two</button>
    <ul class="menu-list" style="position: absolute; left: -20px">Menu</ul><p style="width: 400px">wide</p>`)
  expect((await findFlaws(page)).map((flaw) => flaw.replace(/ \d+ px/, ''))).toEqual([
    'the page is wider than the screen',
    'cut off: table "x"',
    'cut off: button "A long word on it"',
    'out of sight: button "Far"',
    'out of sight: ul "Menu"',
    'hollow: label ""',
    'upon each other: button "One", button "Two"',
  ])
})

async function lookAt(page: Page, origin: string, view: string): Promise<void> {
  await openView(page, view)
  await expectNoFlaws(page, view)
  await expectNoViolations(page, `${origin}/#${toAddress(view)}`)
}
