import { BACKEND } from '../../fixtures/add-server.ts'
import type { ClientApp } from '../../fixtures/client-app.ts'
import { looksRight } from '../../fixtures/looks/looks-right.ts'
import { expect, test } from '../../fixtures/test.ts'

test.use({ serverSettings: { ...BACKEND, launchMode: 'backend', scopes: 'system/*.rs' } })
test.describe.configure({ timeout: 60_000 })

test.beforeEach(async ({ app }) => {
  await app.open()
  await app.page.getByRole('button', { name: 'Get a token', exact: true }).click()
  expect(await app.settled()).toBe('active')
  await app.tab('Export').click()
})

const panel = ({ page }: ClientApp) => page.getByRole('tabpanel', { name: 'Export' })
const outcome = (app: ClientApp) => panel(app).getByRole('region', { name: 'Export', exact: true })
const files = (app: ClientApp) => panel(app).getByRole('table', { name: 'Files of the manifest' })

/** Starts an export of types with few resources. */
async function start(app: ClientApp, types = 'Patient, Group'): Promise<void> {
  await panel(app).getByLabel('_type').fill(types)
  await panel(app).getByRole('button', { name: 'Start export' }).click()
}

test('an export is started, followed, and read; then it is deleted at the server', async ({
  app,
  tenant,
}) => {
  await start(app)
  await expect(outcome(app)).toContainText(/OK \d+ resources in 2 files\./)
  const rows = files(app).getByRole('row')
  await expect(rows).toHaveCount(3)
  await expect(rows.nth(1)).toContainText(/Patient\.1\.ndjson\s*OK\s*\d+/)
  for (const step of ['$export', 'Export status', 'Export file Patient.1.ndjson'])
    await expect(app.step(step)).toHaveAccessibleName(/^OK/)
  await looksRight(app.page)
  await app.page.setViewportSize({ width: 1360, height: 800 })
  await files(app).getByRole('button', { name: 'Patient.1.ndjson' }).click()
  const steps = app.page.getByRole('region', { name: 'Steps', exact: true })
  await expect(steps.getByRole('link', { name: /output file request/ })).toBeVisible()
  await panel(app).getByRole('button', { name: 'Delete at the server' }).click()
  await expect(app.step('End of the export')).toHaveAccessibleName(/^OK/)
  await expect(panel(app).getByRole('button', { name: 'Delete at the server' })).toBeHidden()
  const { findings } = await tenant.findings()
  expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([])
})

test('progress is shown while the server is at work, and the export can be cancelled', async ({
  app,
  tenant,
}) => {
  await tenant.arm('export-never-ready')
  await start(app)
  await expect(outcome(app)).toContainText(/processing the export: 50 %\. Poll [2-9].*given up in/)
  await expect(panel(app).getByRole('button', { name: 'Start export' })).toBeDisabled()
  await looksRight(app.page)
  await panel(app).getByRole('button', { name: 'Cancel' }).click()
  await expect(outcome(app)).toContainText('The export was cancelled.')
  const methods = tenant.journal.find({ step: 'bulk' }).map(({ request }) => request.method)
  expect(methods.filter((method) => method === 'DELETE')).toHaveLength(1)
  await expect(panel(app).getByRole('button', { name: 'Start export' })).toBeEnabled()
})

test('an export that fails says what the server says', async ({ app, tenant }) => {
  await tenant.arm('export-fails')
  await start(app)
  await expect(outcome(app)).toContainText('Error The status request got a 500: The export failed on')
  await expect(app.step('Export status')).toHaveAccessibleName(/^Error/)
  await looksRight(app.page)
})

for (const [form, title] of [
  ['errors', 'What could not be exported'],
  ['deleted', 'Deleted at the server'],
] as const) {
  test(`a manifest with ${form} tells what is in these files`, async ({ app, tenant }) => {
    await tenant.arm('export-manifest-odd', { params: { form } })
    await start(app)
    await expect(panel(app).getByRole('region', { name: title })).toContainText('Observation/7')
    await expect(files(app).getByRole('row')).toHaveCount(4)
    await looksRight(app.page)
  })
}

test('a file that is gone is not passed over', async ({ app, tenant }) => {
  await tenant.arm('export-file-broken')
  await start(app)
  await expect(outcome(app)).toContainText('2 of 2 files could not be read completely.')
  await expect(files(app)).toContainText('The file request got a 404: The file is gone.')
})

test('a group is exported by its id; what makes no request is refused at the form', async ({
  app,
  tenant,
}) => {
  await panel(app).getByLabel('What').selectOption('group')
  await panel(app).getByLabel('Id of the Group').fill('../Patient')
  await start(app, '')
  await expect(panel(app).getByRole('alert')).toContainText('An export of a Group requires its id.')
  expect(tenant.journal.count({ step: 'bulk' })).toBe(0)
  await panel(app).getByLabel('Id of the Group').fill('nobody')
  await start(app, '')
  await expect(outcome(app)).toContainText('The kick-off request got a 404')
})

test.describe('with scopes that do not cover it', () => {
  test.use({ serverSettings: { ...BACKEND, launchMode: 'backend', scopes: 'system/Patient.rs' } })

  test('it is not started unless the person insists', async ({ app, tenant }) => {
    await start(app, 'Observation')
    await expect(outcome(app)).toContainText('it requires system/Observation.rs')
    expect(tenant.journal.count({ step: 'bulk' })).toBe(0)
    await panel(app).getByRole('button', { name: 'Start it anyway' }).click()
    await expect(outcome(app)).toContainText('The kick-off request got a 403')
  })
})
