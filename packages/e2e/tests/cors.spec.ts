import type { Page } from '@playwright/test'
import { FAULTS, listVariants, type MockTenant } from 'smart-mock/testing'
import { serveCarefulPage } from '../fixtures/pages/careful-page.ts'
import type { PageServer } from '../fixtures/pages/serve-page.ts'
import { expect, test } from '../fixtures/test.ts'

/**
 * The text of a page that sends all requests itself in Chromium: it is subject to CORS faults, unlike the
 * app's backend.
 */
const DONE = 'lucas-labs, read by dr-okafor; note in version 2'
const EXPECTED_TEXTS: Readonly<Record<string, RegExp | string>> = {
  'discovery-without-cors': /^failed: discovery at localhost:\d+ cannot be read from this page$/,
  'jwks-without-cors': /^failed: who you are cannot be verified/,
  'cors-headers-wrong': /^failed: .* cannot be read from this page$/,
  'preflight-refused': /^failed: .* cannot be read from this page$/,
  'cors-star-with-credentials': DONE,
  'expose-headers-missing': DONE,
  // It sends no nonce, and refuses an id_token that has one.
  'id-token-nonce-unasked': /^failed: .*nonce/,
}

let app: PageServer
test.beforeAll(async () => {
  app = await serveCarefulPage()
})
test.afterAll(() => app.close())

async function logIn(page: Page, tenant: MockTenant): Promise<string> {
  const uris = { redirectUris: [`${app.origin}/callback`], launchUris: [] }
  tenant.register({ clientId: 'careful-page', name: 'Careful page', type: 'public', ...uris })
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
  await page.goto(`${app.origin}/?iss=${encodeURIComponent(tenant.fhirBase)}`)
  const status = page.getByRole('status')
  await expect(status).not.toHaveText('…', { timeout: 20_000 })
  return (await status.textContent()) ?? ''
}

test('without a fault the page reads and writes, and breaks no rule but that it sends no nonce', async ({
  page,
  tenant,
}) => {
  expect(await logIn(page, tenant)).toBe(DONE)
  const { findings } = await tenant.findings()
  expect(findings.map(({ rule }) => rule)).toEqual(['nonce-with-openid'])
})

for (const fault of FAULTS.filter(({ name }) => name in EXPECTED_TEXTS)) {
  for (const params of listVariants(fault)) {
    test([fault.name, ...Object.values(params)].join(' '), async ({ page, tenant }) => {
      const armed = await tenant.arm(fault.name, fault.params ? { params } : {})
      const shown = await logIn(page, tenant)
      if (shown !== DONE) tenant.observe({ kind: 'visible-error', detail: shown })
      tenant.observe({ kind: 'settled' })
      const { outcome, reason: why } = await armed.waitForVerdict()
      expect(armed.strikeCount).toBeGreaterThan(0)
      if (fault.kind !== 'informational') expect(`${outcome}: ${why}`).toMatch(/^met/)
      expect(shown).toMatch(EXPECTED_TEXTS[fault.name] ?? DONE)
    })
  }
}
