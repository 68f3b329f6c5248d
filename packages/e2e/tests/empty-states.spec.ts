import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { type RunningClient, startClient } from '@smart-mock/client'
import { goTo, openConsole } from '../fixtures/console-page.ts'
import { expectNoFlaws, expectNoViolations } from '../fixtures/looks/looks-right.ts'
import { test as base, expect } from '../fixtures/test.ts'

/** Titles of the empty states of a view with the button of each; a view that is never empty has none. */
type States = Readonly<Record<string, Readonly<Record<string, string>>>>

const NOT_SIGNED_IN = { 'Not signed in': 'Log in now' }
const CLIENT_TABS: States = {
  Discovery: { 'Not fetched yet': 'Fetch the documents' },
  Login: { 'Start here': 'Log in now' },
  Query: NOT_SIGNED_IN,
  Export: { 'Not signed in': 'Use Mock server, backend service' },
  Tokens: { 'No tokens yet': 'Log in now' },
  Scopes: { 'Nothing granted yet': 'Log in now' },
  'App state': NOT_SIGNED_IN,
  Diagram: { 'Nothing to draw yet': 'Log in now' },
}
const CLIENT_PAGES: States = {
  servers: {},
  check: { 'No run to check': 'Log in now' },
  conformance: {},
  help: {},
}
const WITHOUT_SERVERS: States = {
  Discovery: { 'No server yet': 'Add a server' },
  Login: { 'No server yet': 'Add a server' },
}
const CONSOLE_PAGES: States = {
  Launch: { 'Start here': 'Register your app' },
  Faults: {},
  Runs: { 'No run yet': 'Launch an app' },
  Clients: {},
  People: {},
  Settings: {},
}
/** States that the other walks reach. */
const OTHER_TITLES = {
  client: [
    ...['No run yet', 'No servers', 'Nothing sent yet', 'No requests yet', 'No saved queries'],
    ...['Nothing offered', 'No app state here', 'Signed out', 'No server to test'],
  ],
  console: ['No matching faults', 'No matching patients', 'No registered clients', 'No launchable clients'],
}

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

/** Asserts that the empty state with this title says what to do next, and has the button for it. */
async function expectEmptyState(
  within: Page | Locator,
  title: string,
  action: string,
  wait: { timeout?: number } = {},
): Promise<Locator> {
  const state = within.locator('.empty:visible').filter({ hasText: new RegExp(`^${title}`) })
  await expect(state).toBeVisible(wait)
  await expect(state).toContainText(new RegExp(`^${title}.*\\w+ \\w+.*${action}`), wait)
  const button = state.getByRole('button', { name: action, exact: true })
  await expect(button).toBeEnabled(wait)
  return button
}

async function expectStates(page: Page, states: States[string]): Promise<void> {
  for (const [title, action] of Object.entries(states))
    await expectEmptyState(page.getByRole('main'), title, action)
}

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

test('every empty state of both pages is in one of the walks', async () => {
  const declared = {
    client: [CLIENT_TABS, CLIENT_PAGES, WITHOUT_SERVERS],
    console: [CONSOLE_PAGES],
  }
  for (const [name, folder] of [
    ['client', '../../client/src/ui'],
    ['console', '../../console/src'],
  ] as const) {
    const walked = declared[name].flatMap((views) =>
      Object.values(views).flatMap((states) => Object.keys(states)),
    )
    expect(await listTitles(join(import.meta.dirname, folder))).toEqual(
      [...new Set([...walked, ...OTHER_TITLES[name]])].toSorted(),
    )
  }
})

/** Returns the titles of the empty states in the source below a folder. */
async function listTitles(folder: string): Promise<string[]> {
  const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.tsx'))
  const texts = await Promise.all(paths.map((path) => readFile(join(folder, path), 'utf8')))
  const titles = texts
    .flatMap((text) => [...text.matchAll(/<EmptyState\s+title=(?:"([^"]+)"|\{([^}]+)\})/g)])
    .flatMap(([, title, choice = '']) =>
      title === undefined ? [...choice.matchAll(/[?:] '([^']+)'/g)].map(([, each = '']) => each) : [title],
    )
  return [...new Set(titles)].toSorted()
}

const AT_ONCE = { timeout: 1 }

test('an empty state without its button is found out', async ({ page }) => {
  await page.setContent(
    '<div class="empty"><p><strong>Nothing</strong></p><p>Do this.</p><button disabled>Do it</button></div>',
  )
  await expect(expectEmptyState(page, 'Nothing', 'Do it', AT_ONCE)).rejects.toThrow(/toBeEnabled/)
  await page.setContent('<div class="empty"><p><strong>Nothing</strong></p><button>Do it</button></div>')
  await expect(expectEmptyState(page, 'Nothing', 'Do it', AT_ONCE)).rejects.toThrow('Nothing')
})
