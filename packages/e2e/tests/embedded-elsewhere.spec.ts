import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { submitConsent } from 'smart-mock/playwright'
import { createMock, type Mock } from 'smart-mock/testing'
import { addServer, PUBLIC, type ServerSettings, SYMMETRIC } from '../fixtures/add-server.ts'
import { browserProfile } from '../fixtures/browser-profile.ts'
import { screenText } from '../fixtures/looks/screen-text.ts'
import { type SecureClient, startSecureClient } from '../fixtures/secure-client.ts'
import { test as base, expect } from '../fixtures/test.ts'
import { trustedCertificate } from '../fixtures/trusted-certificate.ts'

interface Fixtures {
  /** `true` when the browser blocks cookies of other sites. */
  blocks: boolean
  person: Page
}

/** The app in a frame of an EHR of another site, both by https: `127.0.0.1` within `localhost` (C-013). */
const test = base.extend<Fixtures, { secureClient: SecureClient; ehr: Mock }>({
  secureClient: [
    async ({}, use) => {
      const client = await startSecureClient()
      await use(client)
      await client.close()
    },
    { scope: 'worker' },
  ],
  ehr: [
    async ({ secureClient }, use) => {
      const https = await trustedCertificate()
      const ehr = await createMock({ clientOrigin: secureClient.origin, ...(https && { https }) })
      await use(ehr)
      await ehr.close()
    },
    { scope: 'worker' },
  ],
  blocks: [false, { option: true }],
  person: async ({ blocks, launchOptions }, use) => {
    const { context, close } = await browserProfile(blocks, launchOptions)
    await use(await context.newPage())
    await close()
  },
})

test.describe.configure({ timeout: 60_000 })

type Kind = Partial<ServerSettings> & { clientId: string }

const KINDS: readonly Kind[] = [SYMMETRIC, { ...PUBLIC, requestsFrom: 'browser' }]

/** Opens the app in the EHR's frame, as far as the login page. */
async function launch(
  { origin }: SecureClient,
  ehr: Mock,
  name: string,
  person: Page,
  kind: Kind = SYMMETRIC,
) {
  const tenant = ehr.createTenant(name)
  await addServer(origin, { ...kind, fhirBase: tenant.fhirBase, launchMode: 'ehr' })
  const launched = { clientId: kind.clientId, patient: 'lucas-labs', launchUri: `${origin}/launch` }
  const { url } = await tenant.prepareLaunch({ ...launched, user: 'Practitioner/dr-okafor' })
  return { tenant, open: () => person.goto(`${url}?embedded`) }
}

for (const blocks of [false, true]) {
  test.describe(blocks ? 'cookies of other sites are blocked' : 'cookies of other sites are allowed', () => {
    test.use({ blocks })

    for (const kind of KINDS) {
      test(`the app logs in within its frame, and stays signed in: ${kind.clientId}`, async ({
        secureClient,
        ehr,
        person,
      }, info) => {
        const name = `${kind.clientType}-${blocks}-${info.retry}`
        const { tenant, open } = await launch(secureClient, ehr, name, person, kind)
        tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
        await open()
        expect(new URL(person.url()).hostname).toBe('localhost')
        await expect.poll(() => screenText(person), { timeout: 20_000 }).toMatch(/\bactive\b/)
        const app = person.frameLocator('iframe')
        await app.getByRole('button', { name: 'Send', exact: true }).click()
        await expect(app.getByRole('tabpanel', { name: 'Query' })).toContainText('Lucas')
        expect((await tenant.findings()).findings).toEqual([])
      })
    }
  })
}

test('where its login page refuses frames, the login in a tab of its own arrives', async ({
  secureClient,
  ehr,
  person,
}, info) => {
  const { tenant, open } = await launch(secureClient, ehr, `tab-${info.retry}`, person)
  await tenant.arm('pages-refuse-frames')
  await open()
  const opened = person.context().waitForEvent('page')
  await person.frameLocator('iframe').getByRole('link', { name: 'Open the login page' }).click()
  const tab = await opened
  await submitConsent(tab, 'Allow')
  await expect.poll(() => screenText(tab), { timeout: 20_000 }).toMatch(/\bactive\b/)
})

test.describe('a careless app, whose cookie is SameSite=None alone', () => {
  let careless: Server
  test.beforeAll(async () => {
    careless = createServer((await trustedCertificate()) ?? {}, (request, response) => {
      if (request.url?.startsWith('/?')) {
        const cookie = 'session=kept; Secure; HttpOnly; SameSite=None; Path=/'
        return response.writeHead(302, { Location: '/again', 'Set-Cookie': cookie }).end()
      }
      return response.writeHead(200).end(`its cookie: ${request.headers.cookie ?? 'lost'}`)
    })
    await new Promise<void>((resolve) => careless.listen(0, '127.0.0.1', resolve))
  })
  test.afterAll(() => void careless.close())

  for (const [blocks, text] of [
    [false, 'its cookie: session=kept'],
    [true, 'its cookie: lost'],
  ] as const) {
    test.describe(() => {
      test.use({ blocks })
      test(`${text}, where cookies of other sites are ${blocks ? 'blocked' : 'allowed'}`, async ({
        person,
        ehr,
      }, info) => {
        const launchUri = `https://127.0.0.1:${(careless.address() as AddressInfo).port}/`
        const tenant = ehr.createTenant(`careless-${blocks}-${info.retry}`)
        const uris = { redirectUris: [launchUri], launchUris: [launchUri] }
        tenant.register({ clientId: 'careless', name: 'Careless app', type: 'public', ...uris })
        const { url } = await tenant.prepareLaunch({ clientId: 'careless', launchUri })
        await person.goto(`${url}?embedded`)
        await expect(person.frameLocator('iframe').locator('body')).toHaveText(text)
      })
    })
  }
})
