import { submitConsent } from 'smart-mock/playwright'
import { addServer, PUBLIC, SYMMETRIC } from '../fixtures/add-server.ts'
import { ClientApp } from '../fixtures/client-app.ts'
import { signIn } from '../fixtures/sign-in.ts'
import { expect, test } from '../fixtures/test.ts'

for (const [kind, client] of [
  ['public', PUBLIC],
  ['confidential', SYMMETRIC],
] as const) {
  test.describe(`${kind} client`, () => {
    test.use({ serverSettings: client })

    const tag = kind === 'public' ? ['@quick'] : []
    test('standalone launch: sign in, choose, consent, query, with zero findings', { tag }, async ({
      app,
      tenant,
    }) => {
      await app.logIn()
      await signIn(app.login)
      expect(await app.settled()).toBe('active')
      await expect(app.step('id_token')).toHaveAccessibleName(/^OK/)
      await expect(app.tab('Query')).toHaveAttribute('aria-selected', 'true')

      const query = app.page.getByRole('tabpanel', { name: 'Query' })
      await query.getByLabel(/^Path below/).fill('Observation?patient=amy-shaw&_count=5')
      await query.getByRole('button', { name: 'Send' }).click()
      await expect(query).toContainText(/5 of \d+ entries/)

      const report = await tenant.findings()
      expect(report.findings).toEqual([])
      expect(Object.keys(report.passed).length).toBeGreaterThan(5)
      expect(tenant.journal.count({ step: 'token', status: 200 })).toBe(1)
    })

    test('EHR launch: patient and user come with the launch', async ({ app, tenant }) => {
      const launch = await tenant.prepareLaunch({
        clientId: client.clientId,
        user: 'Practitioner/dr-lindqvist',
        patient: 'lucas-labs',
        launchUri: `${app.origin}/launch`,
      })
      await app.page.goto(launch.url)
      await submitConsent(app.page, 'Allow')
      expect(await app.settled()).toBe('active')
      const last = tenant.journal.last({ step: 'token' })
      expect(last?.run).toBe(launch.run)
      expect(last?.facts).toMatchObject({ patient: 'lucas-labs', clientId: client.clientId })
      expect((await tenant.findings()).findings).toEqual([])
    })
  })
}

test('denied at consent: the app says so, and redeems nothing', async ({ app, tenant }) => {
  await app.logIn()
  await signIn(app.login, { decision: 'Deny' })
  expect(await app.settled()).toBe('failed')
  await expect(app.step('Callback').last()).toHaveAccessibleName(/^Error/)
  await expect(app.page.getByRole('main')).toContainText(/denied/i)
  expect(tenant.journal.count({ step: 'token' })).toBe(0)
})

test('a scope that is unticked at consent is not granted, and the app says which', async ({
  app,
  tenant,
}) => {
  await app.logIn()
  await signIn(app.login, { excludedScopes: ['offline_access'] })
  expect(await app.settled()).toBe('active')
  await expect(app.step(/scopes/i).last()).toContainText(/fewer|offline_access|granted/i)
  expect(tenant.journal.last({ step: 'token' })?.facts.grantedScope).not.toContain('offline_access')
})

test('two tabs, two runs: steps never mix', async ({ app, another, context }) => {
  const other = await another(await context.newPage(), SYMMETRIC)
  await app.logIn()
  await other.logIn()
  await signIn(other.login, { patient: 'Jane Smith' })
  await signIn(app.login, { patient: 'Amy V. Shaw' })
  expect(await app.settled()).toBe('active')
  expect(await other.settled()).toBe('active')
  await expect(app.page.getByRole('tabpanel', { name: 'Query' })).toContainText('amy-shaw')
  await expect(other.page.getByRole('tabpanel', { name: 'Query' })).toContainText('jane-smith')
})

test('two tabs at two servers at once, step by step in turn: neither shows anything of the other', async ({
  app,
  tenant,
  servers,
  context,
}, info) => {
  const elsewhere = servers.mock.createTenant(`other-${info.workerIndex}-${info.retry}`)
  const entry = await addServer(app.origin, { fhirBase: elsewhere.fhirBase, ...SYMMETRIC })
  const other = new ClientApp(await context.newPage(), app.origin, entry)
  await Promise.all([app.logIn(), other.logIn()])
  await other.login.getByRole('radio', { name: 'Ngozi Okafor' }).first().waitFor()
  await signIn(app.login, { patient: 'Amy V. Shaw' })
  await signIn(other.login, { patient: 'Jane Smith' })
  for (const tab of [app, other]) expect(await tab.settled()).toBe('active')
  for (const [tab, own, foreign] of [
    [app, tenant, elsewhere],
    [other, elsewhere, tenant],
  ] as const) {
    await expect(tab.step('Token request')).toHaveCount(1)
    const id = new URL(tab.page.url()).searchParams.get('run')
    const read = (path: string) =>
      tab.page.evaluate((url) => fetch(url).then((answer) => answer.text()), app.origin + path)
    const run = await read(`/api/runs/${id}`)
    expect(run).toContain(own.fhirBase)
    expect(run).not.toContain(foreign.fhirBase)
    expect(own.journal.count({ step: 'token' })).toBe(1)
    expect((await own.findings()).findings).toEqual([])
  }
})

test('a server that refuses frames: the app goes to a tab by itself, and says so', async ({
  app,
  tenant,
}) => {
  tenant.tenant.change({ framing: 'denied' })
  await app.open()
  const opened = app.page.context().waitForEvent('page')
  await app.page.getByRole('button', { name: 'Log in', exact: true }).click()
  const tab = await opened
  await signIn(tab)
  expect(await app.settled()).toBe('active')
  await expect(app.step(/framed/i)).not.toHaveAccessibleName(/^OK/)
})
