import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { fold } from '../../fixtures/looks/fold.ts'
import { expect, test } from '../../fixtures/test.ts'

/** Returns the card of a server in the list. */
const cardOf = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) })

test('servers are added, edited, duplicated and deleted', async ({ app: { page, origin }, tenant }, info) => {
  const name = `Ward ${info.workerIndex}-${info.retry}`
  await page.goto(`${origin}/#servers`)
  await page.getByRole('button', { name: 'Add server' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Name', { exact: true }).fill(name)
  await form.getByLabel('FHIR base').fill('not a base')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form).toContainText('Not accepted')
  await form.getByLabel('FHIR base').fill(tenant.fhirBase)
  await form.getByLabel('Client id').fill('smart-client-symmetric')
  await form.getByLabel('Client type').selectOption('confidential-symmetric')
  await form.getByLabel('Client secret').fill('smart-client-secret')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form).toHaveCount(0)
  await expect(cardOf(page, name)).toContainText(tenant.fhirBase)

  await page.getByRole('button', { name: `Edit ${name}`, exact: true }).click()
  await expect(form.getByLabel('Client secret')).toHaveValue('')
  await expect(form).toContainText('A secret is stored in the backend')
  await form.getByLabel('Description').fill('the ward at the end of the corridor')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(cardOf(page, name)).toContainText('the end of the corridor')

  await page.getByRole('button', { name: `Duplicate ${name}`, exact: true }).click()
  const copy = cardOf(page, `${name} (copy)`)
  await expect(copy).toBeVisible()
  await copy.getByRole('button', { name: 'Delete' }).click()
  await copy.getByRole('button', { name: /Really delete/ }).click()
  await expect(copy).toHaveCount(0)
  await expect(cardOf(page, name)).toBeVisible()
})

test('the list is exported without secrets, and imported again; a file that is none is refused in words', async ({
  app: { page, origin, entry },
}) => {
  await page.goto(`${origin}/#servers`)
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export' }).click()
  const text = await readFile(await (await downloading).path(), 'utf8')
  expect(text).toContain(entry.fhirBase)
  expect(text).not.toContain('smart-client-secret')
  const [own] = JSON.parse(text).servers.filter(({ id }: { id: string }) => id === entry.id)
  const name = `${entry.name} again`
  const give = (body: string) =>
    page
      .getByLabel('File to import')
      .setInputFiles({ name: 'servers.json', mimeType: 'application/json', buffer: Buffer.from(body) })
  await give(JSON.stringify({ format: 'smart-client-servers', version: 1, servers: [{ ...own, name }] }))
  await expect(cardOf(page, name)).toBeVisible()
  await give('<html>')
  await expect(page.getByText('The file is not JSON')).toBeVisible()
  await give('{"format":"else"}')
  await expect(page.getByText(/Not accepted: .*format/)).toBeVisible()
})

test.describe(() => {
  test.use({ serverSettings: { clientId: '' } })

  test('dynamic registration fills in the client id, and shows what was sent', async ({ app, tenant }) => {
    const { page, origin, entry } = app
    await page.goto(`${origin}/#servers`)
    await expect(cardOf(page, entry.name)).toContainText('not registered yet')
    await page.getByRole('button', { name: `Register at ${entry.name}` }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText(/Registered as/)
    await expect(dialog).toContainText('POST')
    await dialog.getByRole('button', { name: /close/i }).click()
    await expect(cardOf(page, entry.name)).not.toContainText('not registered yet')
    expect(tenant.journal.count({ step: 'register' })).toBe(1)
  })
})

test('the configuration can be edited as JSON, and an error in it is told', async ({ app }) => {
  const { page, entry } = app
  await app.open()
  await fold(page, 'Configuration').click()
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  const text = page.getByLabel('Configuration as JSON')
  const before = JSON.parse(await text.inputValue())
  expect(before).toMatchObject({ fhirBase: entry.fhirBase, authorizeMethod: 'GET' })
  await text.fill('{')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('This is not JSON')).toBeVisible()
  await text.fill(JSON.stringify({ ...before, scopes: 'openid launch/patient' }))
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('region', { name: 'About this server' })).toContainText('openid launch/patient')
})
