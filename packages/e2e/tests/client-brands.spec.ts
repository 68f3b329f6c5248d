import type { Locator } from '@playwright/test'
import type { ClientApp } from '../fixtures/client-app.ts'
import { looksRight } from '../fixtures/looks-right.ts'
import { expect, test } from '../fixtures/test.ts'

test.describe.configure({ timeout: 60_000 })

async function discover(app: ClientApp): Promise<Locator> {
  await app.open()
  await app.tab('Discovery').click()
  await app.page.getByRole('button', { name: 'Fetch the documents' }).click()
  return app.page.getByRole('region', { name: 'Who runs this server' })
}

test('the brand of the server is shown, and asked for again only by its ETag (C-186)', async ({
  app,
  tenant,
}) => {
  const card = await discover(app)
  await expect(card).toContainText('OK The bundle names one brand for this server')
  await expect(card.locator('strong')).toHaveText('SMART mock')
  await expect(card.getByRole('link', { name: 'SMART mock portal' })).toHaveAttribute('href', /^https:/)
  await expect(card.getByRole('table', { name: 'Endpoints of the brand' })).toContainText('this server')
  await app.page.getByRole('button', { name: 'Fetch again' }).click()
  await expect(card).toContainText('304: the bundle has not changed')
  await expect(card.locator('strong')).toHaveText('SMART mock')
  expect(tenant.journal.last({ step: 'brands' })?.request.headers.flat()).toContain('if-none-match')
  expect((await tenant.findings()).findings).toEqual([])
})

test('a server that names no brands says nothing', async ({ app, tenant }) => {
  tenant.inner.options = { ...tenant.inner.options, profileVersion: '2.0' }
  await expect(await discover(app)).toContainText('names no user_access_brand_bundle')
})

test('of two brands the one of this server is shown, with what is wrong', async ({ app, tenant }) => {
  await tenant.arm('brands-unusable', { params: { is: 'two-brands' } })
  const card = await discover(app)
  await expect(card.locator('strong')).toHaveText('SMART mock')
  await expect(card.getByRole('list', { name: 'Judgement of the brand bundle' })).toContainText(
    'Warning The bundle has 2 brands, and smart-configuration has no user_access_brand_identifier.',
  )
  await looksRight(app.page)
})

test('a logo that is not there leaves its place empty, and the page asks nobody for it', async ({
  app,
  tenant,
}) => {
  await tenant.arm('brands-odd', { params: { is: 'broken-logo' } })
  const asked: string[] = []
  app.page.on('request', (request) => asked.push(new URL(request.url()).origin))
  const card = await discover(app)
  await expect(card).toContainText('no logo')
  await expect(card).toContainText('Warning No logo is shown.')
  expect(new Set(asked)).toEqual(new Set([app.origin]))
})
