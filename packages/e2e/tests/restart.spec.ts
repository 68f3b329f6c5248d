import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunningClient, startClient } from '@smart-mock/client'
import { addServer } from '../fixtures/add-server.ts'
import { ClientApp } from '../fixtures/client-app.ts'
import { screenText } from '../fixtures/looks/screen-text.ts'
import { signIn } from '../fixtures/sign-in.ts'
import { test as base, expect } from '../fixtures/test.ts'

/** A client app that can be restarted at the same address, with its settings and without any other state. */
class Restartable {
  readonly #folder: string
  #client: RunningClient

  private constructor(folder: string, client: RunningClient) {
    this.#folder = folder
    this.#client = client
  }

  static async start(): Promise<Restartable> {
    const folder = await mkdtemp(join(tmpdir(), 'smart-mock-restart-'))
    return new Restartable(folder, await launch(folder, 0))
  }

  get origin(): string {
    return this.#client.origin
  }

  stop(): Promise<void> {
    return this.#client.close()
  }

  async again(): Promise<void> {
    await this.#client.close()
    this.#client = await launch(this.#folder, this.#client.port)
  }

  async end(): Promise<void> {
    await this.#client.close()
    await rm(this.#folder, { recursive: true, force: true })
  }
}

function launch(folder: string, port: number): Promise<RunningClient> {
  const uiFolder = join(import.meta.dirname, '../../client/dist/ui')
  return startClient({ port, settingsFile: join(folder, 'servers.json'), uiFolder })
}

const test = base.extend<{ restartable: Restartable }>({
  restartable: async ({}, use) => {
    const restartable = await Restartable.start()
    await use(restartable)
    await restartable.end()
  },
})

test.describe.configure({ timeout: 60_000 })

for (const loginPlace of ['iframe', 'page'] as const) {
  test(`restarted while the person is at the server (${loginPlace}): it says so, and a new login works`, async ({
    page,
    restartable,
    tenant,
  }) => {
    const registered = tenant.tenant.client('smart-client-public')
    if (!registered) throw new Error('the mock has lost its sample client')
    tenant.register({ ...registered, redirectUris: [`${restartable.origin}/callback`] })
    const { fhirBase } = tenant
    const app = new ClientApp(
      page,
      restartable.origin,
      await addServer(restartable.origin, { fhirBase, loginPlace }),
    )
    const pages = loginPlace === 'iframe' ? app.login : page
    await app.logIn()
    await pages.getByRole('radio', { name: 'Ngozi Okafor' }).first().waitFor()
    await restartable.again()
    // The page detects it by itself; a user at the server's page sees it at the callback.
    if (loginPlace === 'page') await signIn(page)
    await expect.poll(() => screenText(page), { timeout: 15_000 }).toMatch(/was restarted/)
    expect(tenant.journal.count({ step: 'token' })).toBe(0)

    if (loginPlace === 'page') await page.getByRole('link', { name: 'Back to smart-client' }).click()
    await page.getByRole('combobox', { name: 'Server' }).selectOption({ label: app.entry.name })
    await page.getByRole('button', { name: 'Log in', exact: true }).click()
    await signIn(pages)
    expect(await app.settled()).toBe('active')
    expect(tenant.journal.count({ step: 'token' })).toBe(1)
  })
}

test('a page whose server side is gone says so, and goes on when it is back', async ({
  page,
  restartable,
}) => {
  await page.goto(restartable.origin)
  await page.getByRole('combobox', { name: 'Server' }).waitFor()
  await restartable.stop()
  await expect(page.getByText(/interrupted|not responding/).first()).toBeVisible({ timeout: 15_000 })
  await restartable.again()
  await expect(page.getByText(/interrupted|not responding/)).toHaveCount(0, { timeout: 15_000 })
})

test('what could not be fetched when it went is fetched when it is back', async ({ page, restartable }) => {
  await page.route('**/api/runs', (route) => route.abort())
  await page.goto(restartable.origin)
  const missing = page.getByText('The smart-client backend is not responding.')
  await expect(missing).toBeVisible()
  await restartable.stop()
  await expect(page.getByText(/interrupted/)).toBeVisible({ timeout: 15_000 })
  await page.unroute('**/api/runs')
  await restartable.again()
  await expect(missing).toHaveCount(0, { timeout: 15_000 })
})
