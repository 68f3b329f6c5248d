import { execFile } from 'node:child_process'
import { join } from 'node:path'
import type { FrameLocator } from '@playwright/test'
import { addServer } from '../fixtures/add-server.ts'
import { ClientApp } from '../fixtures/client-app.ts'
import { type PlainServer, servePlainServer } from '../fixtures/plain-server.ts'
import { test as base, expect } from '../fixtures/test.ts'

const test = base.extend<{ plain: PlainServer }>({
  plain: async ({ servers }, use) => {
    const plain = await servePlainServer(servers.client.redirectUri)
    await use(plain)
    plain.close()
  },
})

test.describe.configure({ timeout: 60_000 })

const SCOPES = 'openid profile launch/patient patient/Patient.rs'

/** Fills the forms of oidc-provider: any name, any password, then consent. */
async function signInThere(pages: FrameLocator, name: string): Promise<void> {
  await pages.getByPlaceholder('Enter any login').fill(name)
  await pages.getByPlaceholder('and password').fill('anything')
  await pages.getByRole('button', { name: 'Sign-in' }).click()
  await pages.getByRole('button', { name: 'Continue' }).click()
}

test('an authorization server that is not of SMART: the login ends well, and the page tells what is missing', async ({
  page,
  servers: { client },
  plain,
}) => {
  const entry = await addServer(client.origin, {
    fhirBase: plain.fhirBase,
    clientId: 'plain-app',
    scopes: SCOPES,
    endpoints: { issuer: plain.issuer, jwks_uri: `${plain.issuer}/jwks` },
  })
  // Its forms would like a font from elsewhere.
  await page.route(/^https:/, (route) => route.abort())
  const app = new ClientApp(page, client.origin, entry)
  await app.logIn()
  await signInThere(app.login, 'okafor')
  expect(await app.settled()).toBe('active')
  await expect(app.step('CapabilityStatement')).toHaveAccessibleName(/^Warning/)
  await expect(app.step('id_token')).toHaveAccessibleName(/^OK/)
  await expect(app.step('UserInfo')).toHaveAccessibleName(/^OK/)
  await expect(app.step('Granted scopes')).toHaveAccessibleName(/^Warning/)
  await app.step('Granted scopes').click()
  const steps = page.getByRole('region', { name: 'Steps', exact: true })
  await expect(steps).toContainText('patient/Patient.rs')
  await expect(steps).toContainText('Not granted')
  await expect(steps).toContainText('No patient in the token response')
})

test('smart-client check prints what is missing at it', async ({ plain }) => {
  const { code, stdout } = await check(plain.fhirBase)
  expect(stdout).toContain('smart-configuration is missing; the endpoints are from the CapabilityStatement')
  expect(stdout).toMatch(/✗ error {3}Discovery .*404/)
  expect(stdout).toMatch(/⚠ warning PKCE is advertised/)
  expect(stdout).toContain('publishes no issuer and no jwks_uri')
  expect(stdout).toContain('lists no capabilities')
  expect(code).toBe(1)
})

test('it prints nothing of the kind about a server of SMART', async ({ servers, tenant }) => {
  const { redirectUri } = servers.client
  const registered = ['--client-id', 'smart-client-public', '--redirect-uri', redirectUri]
  const { code, stdout } = await check(tenant.fhirBase, ...registered)
  expect(stdout).toContain('0 errors, 0 warnings')
  expect(code).toBe(0)
})

function check(...args: string[]): Promise<{ code: number; stdout: string }> {
  const cli = join(import.meta.dirname, '../../client/dist/cli.js')
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [cli, 'check', ...args],
      { env: { ...process.env, FORCE_COLOR: '0' } },
      (error, stdout) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout })
      },
    )
  })
}
