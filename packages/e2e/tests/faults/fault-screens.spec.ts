import type { MockTenant } from 'smart-mock/testing'
import { SYMMETRIC } from '../../fixtures/add-server.ts'
import type { ClientApp } from '../../fixtures/client-app.ts'
import { screenText } from '../../fixtures/looks/screen-text.ts'
import { expect, test } from '../../fixtures/test.ts'

interface Screen {
  readonly fault: string
  readonly params?: Record<string, unknown>
  /** The action of the user after the login. */
  readonly after?: 'query' | 'log in again' | 'deliver again'
  readonly launch?: 'ehr'
  /** The server speaks https. */
  readonly secure?: true
  /** The step that the user opens for details. */
  readonly opens?: RegExp
  /** The text that the screen shows. */
  readonly expectedText: RegExp
}

const SCREENS: readonly Screen[] = [
  { fault: 'state-changed', expectedText: /state of this callback does not belong to a login/ },
  { fault: 'state-duplicated', expectedText: /state.*more than once/ },
  { fault: 'response-in-fragment', expectedText: /no state|neither|carries no/i },
  { fault: 'authorize-error', params: { error: 'access_denied' }, expectedText: /denied/i },
  { fault: 'id-token-wrong-issuer', expectedText: /id_token was rejected.*iss/i },
  { fault: 'id-token-alg-none', expectedText: /id_token was rejected: unexpected JWT "alg"/ },
  { fault: 'id-token-rogue-key', expectedText: /signature of the id_token does not verify/ },
  { fault: 'patient-missing', expectedText: /No patient in the token response/ },
  { fault: 'scope-narrowed', opens: /Granted scopes/, expectedText: /not granted|fewer/i },
  {
    fault: 'fhir-too-many-requests',
    params: { retryAfterS: 1 },
    opens: /Patient.*read/,
    expectedText: /after 429/,
  },
  { fault: 'body-cut-short', opens: /Patient.*read/, expectedText: /No usable response|ended before/ },
  { fault: 'next-link-foreign', after: 'query', expectedText: /\d+ entries/ },
  { fault: 'header-names-odd-case', after: 'query', expectedText: /\d+ entries/ },
  { fault: 'no-content-with-body', after: 'query', expectedText: /204|empty|entries/ },
  { fault: 'connection-reset', expectedText: /connection|No usable response/i },
  { fault: 'discovery-slow', params: { delayMs: 1500 }, expectedText: /\bactive\b/ },
  {
    fault: 'certificate-invalid',
    params: { certificate: 'self-signed', endpoint: 'jwks_uri' },
    expectedText: /signed by an unknown authority/,
  },
  {
    fault: 'certificate-invalid',
    params: { certificate: 'expired', endpoint: 'jwks_uri' },
    secure: true,
    expectedText: /its certificate has expired/,
  },
  {
    fault: 'certificate-invalid',
    params: { certificate: 'wrong-host', endpoint: 'jwks_uri' },
    secure: true,
    expectedText: /its certificate is for another host/,
  },
  {
    fault: 'tls-outdated',
    params: { endpoint: 'jwks_uri' },
    expectedText: /no TLS version that this client accepts/,
  },
  { fault: 'endpoint-unreachable', params: { endpoint: 'jwks_uri' }, expectedText: /host name is unknown/ },
  {
    fault: 'endpoint-unreachable',
    params: { how: 'refused', endpoint: 'jwks_uri' },
    expectedText: /nothing listens there/,
  },
  { fault: 'endpoint-unreachable', params: { how: 'refused' }, expectedText: /away from the login page/ },
  {
    fault: 'endpoints-plain-http',
    secure: true,
    expectedText: /token_endpoint is http:.*not safe behind https:/,
  },
  {
    fault: 'redirect-to-plain-http',
    secure: true,
    expectedText: /returned 307, a redirect, which was not followed/,
  },
  { fault: 'http-1-0', after: 'query', expectedText: /\d+ entries/ },
  { fault: 'pkce-not-advertised', expectedText: /PKCE|code_challenge/ },
  { fault: 'token-revoked', after: 'log in again', expectedText: /access token: log in first/ },
  { fault: 'keys-rotated', expectedText: /\bactive\b/ },
  { fault: 'launch-without-iss', launch: 'ehr', expectedText: /does not carry "iss"/ },
  { fault: 'callback-twice', after: 'deliver again', expectedText: /does not belong to a login/ },
]

test.use({ serverSettings: SYMMETRIC })

for (const screen of SCREENS) {
  const { fault, params = {}, secure = false } = screen
  test.describe(() => {
    test.use({ secure })
    test(`${[fault, ...Object.values(params)].join(' ')}: the screen says what happened`, async ({
      app,
      tenant,
    }) => {
      tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
      const armed = await tenant.arm(screen.fault, screen.params ? { params: screen.params } : {})
      const callbacks = callbacksOf(app)
      await begin(app, tenant, screen)
      if (screen.after !== undefined) expect(await app.settled()).toBe('active')
      if (screen.after === 'deliver again') {
        tenant.markPerformed(armed.id)
        await (await app.page.context().newPage()).goto(callbacks[0] ?? '')
      }
      if (screen.after === 'query' || screen.after === 'log in again') await query(app)
      if (screen.opens !== undefined) {
        expect(await app.settled()).toBe('active')
        await app.step(screen.opens).last().click()
      }
      const read = async () =>
        (
          await Promise.all(
            app.page
              .context()
              .pages()
              .map((page) => screenText(page)),
          )
        ).join('\n')
      await expect.poll(read, { timeout: 8000 }).toMatch(screen.expectedText)
      if (screen.after === 'log in again') {
        await app.page.getByRole('button', { name: 'Log in', exact: true }).click()
        await expect.poll(() => tenant.journal.count({ step: 'authorize' })).toBe(2)
      }
      const said = (await read()).match(screen.expectedText)?.[0] ?? ''
      const isTolerant = armed.armed.declaration.kind === 'must-tolerate'
      if (!isTolerant && screen.expectedText.source !== '\\bactive\\b')
        tenant.observe({ kind: 'visible-error', detail: said })
      tenant.observe({ kind: 'settled' })
      expect(armed.strikeCount).toBeGreaterThan(0)
      const verdict = await armed.waitForVerdict()
      expect(`${verdict.outcome}: ${verdict.reason}`).toMatch(/^met/)
    })
  })
}

test('a fault that matched but changed nothing is not exercised', async ({ app, tenant }) => {
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
  const armed = await tenant.arm('encounter-missing')
  await app.logIn()
  expect(await app.settled()).toBe('active')
  expect(armed.armed.matchCount).toBeGreaterThan(0)
  expect((await armed.waitForVerdict()).outcome).toBe('not exercised')
})

async function begin(app: ClientApp, tenant: MockTenant, { launch }: Screen): Promise<void> {
  if (launch === undefined) return app.logIn()
  const { url } = await tenant.prepareLaunch({
    clientId: SYMMETRIC.clientId,
    user: 'Practitioner/dr-okafor',
    patient: 'lucas-labs',
    launchUri: `${app.origin}/launch`,
  })
  await app.page.goto(url)
}

async function query(app: ClientApp): Promise<void> {
  const form = app.page.getByRole('tabpanel', { name: 'Query' })
  await form.getByLabel(/^Path below/).fill('Observation?patient=lucas-labs&_count=5')
  await form.getByRole('button', { name: 'Send' }).click()
}

/** Returns the URLs at the app's callback as they arrive. */
function callbacksOf(app: ClientApp): string[] {
  const callbacks: string[] = []
  app.page.on('request', (request) => {
    if (request.url().startsWith(`${app.origin}/callback`)) callbacks.push(request.url())
  })
  return callbacks
}
