import type { Locator, Page } from '@playwright/test'
import { fold } from '../../fixtures/looks/fold.ts'
import { signIn } from '../../fixtures/sign-in.ts'
import { expect, test } from '../../fixtures/test.ts'

test.use({
  serverSettings: {
    scopes: 'launch/patient openid fhirUser offline_access patient/*.rs patient/Observation.cu',
  },
})

test.beforeEach(async ({ app }) => {
  await app.logIn()
  await signIn(app.login)
  expect(await app.settled()).toBe('active')
})

const panel = (page: Page) => page.getByRole('tabpanel', { name: 'Query' })

async function send(page: Page, path: string, method = 'GET', body?: unknown): Promise<Locator> {
  const form = panel(page)
  await form.getByLabel('Method').selectOption(method)
  await form.getByLabel(/^Path below/).fill(path)
  if (body !== undefined) await form.getByLabel('Body').fill(JSON.stringify(body))
  await form.getByRole('button', { name: 'Send', exact: true }).click()
  return form
}

test('the patient that the login has read is shown before anything is sent', async ({ app: { page } }) => {
  const form = panel(page)
  await expect(form).toContainText('GET Patient/amy-shaw')
  await expect(form.getByText('200', { exact: true })).toBeVisible()
  await expect(form.getByRole('table').first()).toContainText('Shaw')
})

test('an answer is shown as table, tree, narrative and raw; links between resources are followed', async ({
  app: { page },
}) => {
  const form = await send(page, 'Observation?patient=amy-shaw&_count=5')
  await form.getByRole('tab', { name: 'Table' }).click()
  await expect(form.getByRole('table').first()).toContainText('Observation/')
  await form.getByRole('tab', { name: 'Tree' }).click()
  await expect(form).toContainText('resourceType')
  await form.getByRole('tab', { name: 'Narrative' }).click()
  await form.getByRole('tab', { name: 'Raw' }).click()
  await expect(form).toContainText('"searchset"')
  await form.getByRole('tab', { name: 'Table' }).click()
  await form
    .getByRole('button', { name: /^Observation\// })
    .first()
    .click()
  await expect(form.getByLabel(/^Path below/)).toHaveValue(/^Observation\/[\w.-]+$/)
  await expect(form).toContainText('200')
})

test('next links are followed: page by page, or all at once', async ({ app: { page } }) => {
  const form = await send(page, 'Observation?patient=amy-shaw&_count=5')
  await form.getByRole('button', { name: /next/i }).click()
  await expect(form.getByRole('button', { name: /previous|first/i }).first()).toBeVisible()
  await fold(form, 'Headers, pages, save').click()
  await form.getByRole('spinbutton', { name: 'Pages' }).fill('20')
  await send(page, 'Observation?patient=amy-shaw&_count=5')
  await expect(form).toContainText(/\D(\d{2,}) of \1 entries/)
})

test('an update names the version that was read; a conflict is told with what to do (C-159, F-244)', async ({
  app: { page },
  tenant,
}) => {
  const observation = {
    resourceType: 'Observation',
    status: 'final',
    code: { text: 'Steps' },
    subject: { reference: 'Patient/amy-shaw' },
  }
  const form = await send(page, 'Observation', 'POST', observation)
  await expect(form.getByText('201', { exact: true })).toBeVisible()
  const created = tenant.journal.last({ step: 'fhir' })
  const location = header(created?.sent?.headers, 'location')
  const path = /Observation\/[^/]+/.exec(location ?? '')?.[0] ?? ''
  await send(page, path)
  await expect(form.getByText('200', { exact: true })).toBeVisible()
  await send(page, path, 'PUT', { ...observation, id: path.split('/')[1], valueInteger: 8000 })
  const sent = () => header(tenant.journal.last({ step: 'fhir' })?.request.headers, 'if-match')
  await expect.poll(sent).toBe('W/"1"')
})

test('what goes beyond the grant is not sent unless the person insists', async ({
  app: { page },
  tenant,
}) => {
  const before = tenant.journal.count({ step: 'fhir' })
  const form = await send(page, 'Condition/1', 'DELETE')
  await expect(form).toContainText('The granted scopes do not cover this')
  expect(tenant.journal.count({ step: 'fhir' })).toBe(before)
  await form.getByRole('button', { name: 'Send it anyway' }).click()
  await expect(form.getByText('403', { exact: true })).toBeVisible()
})

test('the token goes to no other server, an OperationOutcome is readable', async ({ app: { page } }) => {
  const form = await send(page, 'https://canary.example/fhir/Patient/1')
  await expect(form).toContainText('the access token was not sent there')
  await send(page, 'Observation/does-not-exist')
  await expect(form.getByText('404', { exact: true })).toBeVisible()
  await expect(form).toContainText(/not-found|does not exist/)
})

test('the server’s own searches are offered; queries are kept, in the history and under a title', async ({
  app: { page },
}) => {
  const form = panel(page)
  await form.getByRole('tab', { name: 'What the server offers' }).click()
  await form.getByLabel('Search resource types').fill('Condition')
  await fold(form, /^Condition/).click()
  await form.getByRole('list', { name: 'Searches of Condition' }).getByRole('button').first().click()
  await expect(form).toContainText(/\d+ entries/)
  await fold(form, 'Headers, pages, save').click()
  await form.getByLabel('Title of the saved query').fill('Problems')
  await form.getByRole('button', { name: 'Save query' }).click()
  await send(page, 'Patient/amy-shaw')
  await form.getByRole('tab', { name: 'History' }).click()
  await expect(form.getByRole('button', { name: 'GET Patient/amy-shaw' })).toBeVisible()
  await form.getByRole('tab', { name: 'Saved' }).click()
  await form.getByRole('button', { name: 'Problems', exact: true }).click()
  await expect(form.getByLabel(/^Path below/)).toHaveValue(/^Condition\?/)
  await form.getByRole('button', { name: 'Delete Problems' }).click()
  await expect(form).toContainText('No saved queries')
})

function header(headers: readonly (readonly [string, string])[] | undefined, wanted: string) {
  return headers?.find(([name]) => name.toLowerCase() === wanted)?.[1]
}
