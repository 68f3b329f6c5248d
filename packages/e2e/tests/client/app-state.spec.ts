import type { Locator } from '@playwright/test'
import type { MockTenant } from 'smart-mock/testing'
import { SYMMETRIC } from '../../fixtures/add-server.ts'
import type { ClientApp } from '../../fixtures/client-app.ts'
import { looksRight } from '../../fixtures/looks/looks-right.ts'
import { expect, test } from '../../fixtures/test.ts'

test.describe.configure({ timeout: 60_000 })
test.use({ serverSettings: SYMMETRIC })

/** Logs in and opens the tab with the existing state loaded. */
async function loaded(app: ClientApp, tenant: MockTenant): Promise<Locator> {
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
  await app.logIn()
  expect(await app.settled()).toBe('active')
  await app.tab('App state').click()
  const panel = app.page.getByRole('tabpanel', { name: 'App state' })
  await panel.getByRole('button', { name: 'Load', exact: true }).click()
  await expect(panel.getByRole('status')).toContainText('Nothing is stored')
  return panel
}

async function create(panel: Locator, text: string): Promise<Locator> {
  const fresh = panel.getByRole('form', { name: 'New state' })
  await fresh.getByLabel('Value', { exact: true }).fill(text)
  await fresh.getByRole('button', { name: 'Save' }).click()
  await expect(panel.getByRole('status')).toContainText('Saved as Basic/')
  return panel.getByRole('form', { name: /^Basic\// })
}

async function save(state: Locator, text: string): Promise<void> {
  await state.getByLabel('Value', { exact: true }).fill(text)
  await state.getByRole('button', { name: 'Save' }).click()
}

test('state is created, changed over the version that was seen, and deleted (C-184, C-185)', async ({
  app,
  tenant,
}) => {
  const panel = await loaded(app, tenant)
  const state = await create(panel, 'large print')
  await expect(state).toContainText('W/"1"')
  await save(state, 'small print')
  await expect(state).toContainText('W/"2"')
  await expect(app.step('App state: PUT')).toHaveAccessibleName(/^OK/)
  await panel.getByRole('button', { name: 'Load', exact: true }).click()
  await expect(state.getByLabel('Value', { exact: true })).toHaveValue('small print')
  await state.getByRole('button', { name: 'Delete' }).click()
  await state.getByRole('button', { name: 'Really delete it?' }).click()
  await expect(panel.getByRole('status')).toContainText('deleted')
  await expect(state).toHaveCount(0)
  expect((await tenant.findings()).findings).toEqual([])
})

test('a conflict is said; what was typed stays in view, and nothing is overwritten', async ({
  app,
  tenant,
  another,
  context,
}) => {
  const panel = await loaded(app, tenant)
  const state = await create(panel, 'first')
  const other = await another(await context.newPage(), SYMMETRIC)
  await other.page.goto(app.page.url())
  await other.tab('App state').click()
  const theirs = other.page.getByRole('tabpanel', { name: 'App state' })
  await theirs.getByRole('button', { name: 'Load', exact: true }).click()
  await save(theirs.getByRole('form', { name: /^Basic\// }), 'theirs')
  await expect(theirs.getByRole('status')).toContainText('the version is now W/"2"')
  await save(state, 'mine')
  await expect(panel.getByRole('status')).toContainText('Error The FHIR server returned 412')
  await expect(state.getByRole('button', { name: 'Save' })).toBeDisabled()
  await looksRight(app.page)
  await panel.getByRole('button', { name: 'Load again' }).click()
  await expect(state.getByLabel('Value', { exact: true })).toHaveValue('theirs')
  await expect(panel.getByRole('status')).toContainText('Not saved:Copymine')
  await save(state, 'theirs and mine')
  await expect(panel.getByRole('status')).toContainText('the version is now W/"3"')
  expect((await tenant.findings()).findings).toEqual([])
})

test('what somebody put there is text: nothing runs, nothing is loaded (F-295)', async ({ app, tenant }) => {
  const panel = await loaded(app, tenant)
  const state = await create(panel, 'harmless')
  const armed = await tenant.arm('app-state-poisoned')
  await panel.getByRole('button', { name: 'Load', exact: true }).click()
  await expect(state.getByLabel('Value', { exact: true })).toHaveValue(/^<img src=.*<script/)
  await app.step('App state: GET').last().click()
  tenant.observe({ kind: 'settled' })
  expect((await armed.waitForVerdict()).outcome).toBe('met')
})

test('a server without app state says so', async ({ app, tenant }) => {
  tenant.tenant.change({ profileVersion: '2.0' })
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
  await app.logIn()
  expect(await app.settled()).toBe('active')
  await app.tab('App state').click()
  await expect(app.page.getByRole('tabpanel', { name: 'App state' })).toContainText(
    'does not store app state',
  )
})
