import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { MockTenant } from 'smart-mock/testing'
import { type PageServer, servePage } from '../../fixtures/pages/serve-page.ts'
import { expect, test } from '../../fixtures/test.ts'

const FAULTS = [
  'state-changed',
  'response-in-fragment',
  'id-token-wrong-issuer',
  'id-token-alg-none',
  'id-token-rogue-key',
  'fhir-too-many-requests',
  'next-link-foreign',
]

let app: PageServer

test.beforeAll(async () => {
  const read = (name: string) =>
    readFile(join(import.meta.dirname, '../../fixtures/pages/careless-page', name))
  const [launch, callback] = await Promise.all([read('launch.html'), read('callback.html')])
  const type = 'text/html; charset=utf-8'
  app = await servePage({ '/launch': { type, body: launch }, '/callback': { type, body: callback } })
})
test.afterAll(() => app.close())

/** Registers the careless page, which Chromium then runs to its end. */
async function run(page: Page, tenant: MockTenant): Promise<void> {
  await page.goto(`${app.origin}/launch?iss=${encodeURIComponent(tenant.fhirBase)}`)
  await expect(page.getByRole('status')).toHaveText('done', { timeout: 15_000 })
  tenant.observe({ kind: 'settled' })
}

function prepare(tenant: MockTenant): void {
  const uris = { redirectUris: [`${app.origin}/callback`], launchUris: [`${app.origin}/launch`] }
  tenant.register({ clientId: 'careless-page', name: 'Careless page', type: 'public', ...uris })
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
}

test('a careless page in Chromium comes through where nothing is wrong', async ({ page, tenant }) => {
  prepare(tenant)
  await run(page, tenant)
  expect(tenant.journal.count({ step: 'fhir', status: 200 })).toBeGreaterThan(4)
})

for (const fault of FAULTS) {
  test(`${fault} catches a careless page`, async ({ page, tenant }) => {
    prepare(tenant)
    const armed = await tenant.arm(fault)
    await run(page, tenant)
    expect(armed.strikeCount).toBeGreaterThan(0)
    const verdict = await armed.waitForVerdict()
    expect(`${verdict.outcome}: ${verdict.reason}`).toMatch(/^not met/)
  })
}
