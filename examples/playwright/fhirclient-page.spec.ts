import { test as base, createPageUserAgent, drive, expect, signIn } from 'smart-mock/playwright'
import { serveFhirclientPage } from '../fhirclient-page/serve.mjs'

const CLIENT = { clientId: 'fhirclient-page', name: 'fhirclient page', type: 'public' } as const

/** The page at an origin of its own, registered in the test's tenant. */
const test = base.extend<{ app: string }>({
  app: async ({ mock }, use) => {
    const { origin, close } = await serveFhirclientPage()
    mock.register({ ...CLIENT, redirectUris: [`${origin}/`], launchUris: [`${origin}/launch`] })
    await use(origin)
    close()
  },
})

const login = (app: string, fhirBase: string) => `${app}/launch?iss=${encodeURIComponent(fhirBase)}`

test('a person signs in and sees the patient', async ({ page, app, mock }) => {
  await page.goto(login(app, mock.fhirBase))
  await signIn(page, { user: 'Ngozi Okafor', patient: 'Amy V. Shaw' })
  await expect(page.getByRole('status')).toHaveText('Amy V. Shaw')
  expect(mock).toHaveSent({ step: 'token', facts: { patient: 'amy-shaw' } })
})

test('an EHR launches it for its patient', async ({ page, app, mock }) => {
  mock.autoApprove()
  const { url } = await mock.prepareLaunch({
    ...{ clientId: CLIENT.clientId, launchUri: `${app}/launch` },
    ...{ user: 'Practitioner/dr-lindqvist', patient: 'lucas-labs' },
  })
  await page.goto(url)
  await expect(page.getByRole('status')).toContainText('Lucas')
})

test('a changed state is refused, and the page says so', async ({ page, app, mock }) => {
  mock.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
  const armed = await mock.arm('state-changed')
  await page.goto(login(app, mock.fhirBase))
  await expect(page.getByRole('alert')).toContainText('Login failed')
  mock.observe({ kind: 'visible-error', detail: (await page.getByRole('alert').textContent()) ?? '' })
  await expect(mock).toHandleFault(armed)
})

test('a callback that comes twice redeems its code once', async ({ page, app, mock }) => {
  mock.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
  const armed = await mock.arm('callback-twice')
  const agent = createPageUserAgent(page, {
    redirectUri: `${app}/`,
    start: (own) => own.goto(login(app, mock.fhirBase)),
  })
  await drive(mock, armed, agent)
  expect(mock).toHaveSent({ step: 'token', times: 1 })
})

test('a person signs in at a server like Keycloak', async ({ page, app, tenant }) => {
  const clients = [{ ...CLIENT, redirectUris: [`${app}/`], launchUris: [] }]
  const server = tenant({ preset: 'keycloak', clients })
  await page.goto(login(app, server.fhirBase))
  await signIn(page, { user: 'Ngozi Okafor', patient: 'Amy V. Shaw' })
  await expect(page.getByRole('status')).toHaveText('Amy V. Shaw')
  expect(server.journal.last({ step: 'token' })?.preset?.name).toBe('keycloak')
})
