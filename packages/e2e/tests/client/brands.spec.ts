import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { addServer } from '../../fixtures/add-server.ts'
import { ClientApp } from '../../fixtures/client-app.ts'
import { looksRight } from '../../fixtures/looks/looks-right.ts'
import { servePage } from '../../fixtures/pages/serve-page.ts'
import { expect, test } from '../../fixtures/test.ts'

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
  tenant.tenant.change({ profileVersion: '2.0' })
  await expect(await discover(app)).toContainText('has no user_access_brand_bundle')
})

test('of two brands the one of this server is shown, with what is wrong', async ({ app, tenant }) => {
  await tenant.arm('brands-unusable', { params: { is: 'two-brands' } })
  const card = await discover(app)
  await expect(card.locator('strong')).toHaveText('SMART mock')
  await expect(card.getByRole('list', { name: 'Assessment of the brand bundle' })).toContainText(
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

const ICON = readFileSync(join(import.meta.dirname, '../../../client/src/ui/icon.svg'))

/** Serves a brand with that logo and content type. */
async function serveBrand(logo: { type: string; body: Buffer }) {
  const files: Record<string, { type: string; body: string | Buffer }> = { '/logo': logo }
  const server = await servePage(files)
  const { origin } = server
  const extension = [{ url: 'brandLogo', valueUrl: `${origin}/logo` }]
  const brand = {
    resourceType: 'Organization',
    name: 'General Hospital',
    extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/organization-brand', extension }],
  }
  const json = (body: object) => ({ type: 'application/json', body: JSON.stringify(body) })
  files['/brands'] = json({ resourceType: 'Bundle', type: 'collection', entry: [{ resource: brand }] })
  files['/fhir/.well-known/smart-configuration'] = json({ user_access_brand_bundle: `${origin}/brands` })
  return server
}

for (const [type, isShown] of [
  ['image/svg+xml', true],
  ['text/html', false],
] as const) {
  test(`a logo that comes as ${type} is ${isShown ? '' : 'not '}shown, and not asked for by the page`, async ({
    page,
    servers: { client },
  }) => {
    const server = await serveBrand({ type, body: ICON })
    const entry = await addServer(client.origin, { fhirBase: `${server.origin}/fhir` })
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    const card = await discover(new ClientApp(page, client.origin, entry))
    await expect(card.locator('strong')).toHaveText('General Hospital')
    const logo = card.getByRole('img', { name: 'Logo' })
    if (isShown)
      await expect
        .poll(() => logo.evaluate((image: HTMLImageElement) => image.naturalWidth))
        .toBeGreaterThan(0)
    else await expect(card).toContainText('no logo')
    await expect(logo).toHaveCount(isShown ? 1 : 0)
    expect(asked.filter((url) => url.startsWith(server.origin))).toEqual([])
    await server.close()
  })
}
