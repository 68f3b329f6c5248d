import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { type RunningClient, startClient } from '@smart-mock/client'
import { goTo, openConsole } from '../fixtures/console-page.ts'
import { expectEmptyState, expectStates } from '../fixtures/looks/empty-states.ts'
import {
  CLIENT_PAGES,
  CLIENT_TABS,
  CONSOLE_PAGES,
  WITHOUT_SERVERS,
} from '../fixtures/looks/expected-states.ts'
import { expectNoFlaws, expectNoViolations } from '../fixtures/looks/looks-right.ts'
import { test as base, expect } from '../fixtures/test.ts'

const test = base.extend<{ fresh: RunningClient }>({
  /** The client app as it is after its first start. */
  fresh: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'smart-client-fresh-'))
    const uiFolder = join(import.meta.dirname, '../../client/dist/ui')
    const client = await startClient({ port: 0, settingsFile: join(folder, 'servers.json'), uiFolder })
    await use(client)
    await client.close()
    await rm(folder, { recursive: true })
  },
})

const tabList = (page: Page) => page.getByRole('tablist', { name: 'Views of the server and the run' })
const pageLinks = (page: Page) => page.getByRole('navigation', { name: 'Pages' }).getByRole('link')
const namesOf = async (locator: Locator) => (await locator.allInnerTexts()).map((text) => text.trim())

for (const width of [1280, 360]) {
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height: 800 } })

    test('the client says in every tab and page what to do next, before the first login', async ({
      page,
      fresh,
    }) => {
      await page.goto(fresh.origin)
      await expectStates(page, CLIENT_TABS.Login ?? {})
      await expect(tabList(page).getByRole('tab')).toHaveText(Object.keys(CLIENT_TABS))
      for (const [name, states] of Object.entries(CLIENT_TABS)) {
        await tabList(page).getByRole('tab', { name }).click()
        await expectStates(page, states)
        await expectNoFlaws(page, name)
      }
      if (width === 360) await page.getByRole('button', { name: 'Steps' }).click()
      await expectEmptyState(
        page.getByRole('region', { name: 'Steps', exact: true }),
        'No run yet',
        'Log in now',
      )
      await expectNoViolations(page, 'No run yet')
      if (width === 360) await page.getByRole('button', { name: 'Steps' }).click()
      expect(await namesOf(pageLinks(page))).toEqual(Object.keys(CLIENT_PAGES))
      for (const [name, states] of Object.entries(CLIENT_PAGES)) {
        await pageLinks(page).filter({ hasText: name }).click()
        await expectStates(page, states)
      }
    })

    test('the console says on every page what to do next, before the first run', async ({
      page,
      servers,
      tenant,
    }) => {
      await openConsole(page, servers, tenant)
      expect(await namesOf(pageLinks(page))).toEqual(Object.keys(CONSOLE_PAGES))
      for (const [name, states] of Object.entries(CONSOLE_PAGES)) {
        await goTo(page, name)
        const pane = page.getByRole('region', { name: 'Run', exact: true })
        for (const [title, action] of Object.entries(states))
          await expectEmptyState(title === 'No run yet' ? pane : page.getByRole('main'), title, action)
        await expectNoFlaws(page, name)
        if (Object.keys(states).length > 0) await expectNoViolations(page, name)
      }
      await goTo(page, 'Runs')
      await page.getByRole('button', { name: 'Launch an app' }).click()
      await expect(page.getByRole('link', { name: 'Launch the app' })).toBeFocused()
    })
  })
}

test('the buttons of the client lead on: to a backend service, to a login, to the server list', async ({
  page,
  fresh,
}) => {
  await page.goto(`${fresh.origin}/#export`)
  await page.getByRole('button', { name: 'Use Mock server, backend service' }).click()
  await expectEmptyState(page.getByRole('main'), 'Not signed in', 'Get a token now')
  await page.getByRole('combobox', { name: 'Launch mode' }).selectOption('Backend service')
  await tabList(page).getByRole('tab', { name: 'Tokens' }).click()
  await (await expectEmptyState(page.getByRole('main'), 'No tokens yet', 'Get a token now')).click()
  await expect(page.getByRole('heading', { name: 'Run 1' })).toBeVisible()
  await page.goto(`${fresh.origin}/#servers`)
  for (let left = 4; left > 0; left--) {
    await page.getByRole('button', { name: 'Delete' }).first().click()
    await page.getByRole('button', { name: 'Really delete it?' }).click()
    await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(left - 1)
  }
  await expectEmptyState(page.getByRole('main'), 'No servers', 'Add a server')
  await page.goto(`${fresh.origin}/#conformance`)
  await expectStates(page, { 'No server to test': 'Add a server' })
  await page.goto(`${fresh.origin}/#login`)
  for (const [name, states] of Object.entries(WITHOUT_SERVERS)) {
    await tabList(page).getByRole('tab', { name }).click()
    await expectStates(page, states)
  }
  await page.getByRole('main').getByRole('button', { name: 'Add a server' }).click()
  await (await expectEmptyState(page.getByRole('main'), 'No servers', 'Add a server')).click()
  await expect(page.getByRole('dialog', { name: 'Add a server' })).toBeVisible()
})

test.describe('a user without a patient', () => {
  test.use({ serverSettings: { scopes: 'user/Patient.rs' } })

  test('the client says after a login what is not there, and what to do next', async ({ app, tenant }) => {
    const { page } = app
    tenant.autoApprove({ user: 'Practitioner/dr-okafor' })
    tenant.tenant.change({ profileVersion: '2.0' })
    await page.route('**/api/runs/*/capabilities', (route) => route.fulfill({ json: [] }))
    await app.logIn()
    const main = page.getByRole('main')
    await expect(app.tab('Query')).toHaveAttribute('aria-selected', 'true')
    await (await expectEmptyState(main, 'Nothing sent yet', 'See what the server offers')).click()
    for (const title of ['Nothing offered', 'No requests yet', 'No saved queries']) {
      await (await expectEmptyState(main, title, 'Write a request')).click()
      await expect(page.locator('#query-path')).toBeFocused()
      if (title === 'Nothing offered') await app.tab('History').click()
      else await app.tab('Saved').click()
    }
    await app.tab('App state').click()
    await expectEmptyState(main, 'No app state here', 'Choose another server')
    await page.getByRole('button', { name: 'Log out' }).click()
    await app.tab('Query').click()
    await expectEmptyState(main, 'Signed out', 'Log in now')
  })
})

test('the console says what to do next where nothing matches, and without clients', async ({
  page,
  servers,
  tenant,
}) => {
  await openConsole(page, servers, tenant)
  const main = page.getByRole('main')
  await goTo(page, 'Faults')
  await page.getByRole('searchbox', { name: 'Search faults' }).fill('no-such-fault')
  await (await expectEmptyState(main, 'No matching faults', 'Show all faults')).click()
  await expect(page.getByRole('switch', { name: 'Arm state-changed' })).toBeVisible()
  await goTo(page, 'People')
  await page.getByRole('searchbox', { name: 'Search patients' }).fill('nobody')
  await (await expectEmptyState(main, 'No matching patients', 'Show all patients')).click()
  await expect(main.getByText('lucas-labs', { exact: true })).toBeVisible()
  const clientsUrl = `${servers.mock.controlUrl}/tenants/${tenant.name}/clients`
  const { clients } = await (await page.request.get(clientsUrl)).json()
  for (const { clientId } of clients) await page.request.delete(`${clientsUrl}/${clientId}`)
  await page.reload()
  await goTo(page, 'Launch')
  await expectEmptyState(main, 'No launchable clients', 'Register a client')
  await goTo(page, 'Clients')
  await (await expectEmptyState(main, 'No registered clients', 'Register your app')).click()
  await expect(page.getByLabel('Client id', { exact: true })).toBeVisible()
})
