import { SYMMETRIC } from '../../fixtures/add-server.ts'
import { fold } from '../../fixtures/looks/fold.ts'
import { signIn } from '../../fixtures/sign-in.ts'
import { expect, test } from '../../fixtures/test.ts'

test.use({ serverSettings: SYMMETRIC })

test.beforeEach(async ({ app }) => {
  await app.logIn()
  await signIn(app.login)
  expect(await app.settled()).toBe('active')
})

test('tokens are shown shortened, decoded and judged; a refresh adds a generation', async ({ app }) => {
  const { page } = app
  await app.tab('Tokens').click()
  const panel = page.getByRole('tabpanel', { name: 'Tokens' })
  await expect(panel.getByRole('timer')).toContainText(/expires in/)
  await expect(panel.getByRole('region', { name: 'id_token' })).toContainText('Signed with RS256')
  await expect(panel.getByRole('region', { name: 'id_token' })).toContainText(
    'The user, as identified by the issuer.',
  )
  const history = panel.getByRole('table', { name: 'History' })
  await expect(history.getByRole('row')).toHaveCount(2)
  await panel.getByRole('button', { name: 'Refresh', exact: true }).click()
  await expect(history.getByRole('row')).toHaveCount(3)
  await expect(panel.getByRole('status')).toContainText('New access token')
})

test('introspection and revocation answer in words; the session then ends', async ({ app, tenant }) => {
  const { page } = app
  await app.tab('Tokens').click()
  const panel = page.getByRole('tabpanel', { name: 'Tokens' })
  await panel.getByRole('button', { name: 'Introspect access token' }).click()
  await expect(panel.getByRole('status')).toContainText('The token is active')
  await panel.getByRole('button', { name: 'Revoke refresh token' }).click()
  await expect(app.step('Revocation')).toHaveAccessibleName(/^OK/)
  expect(await app.settled()).toBe('ended')
  expect(tenant.journal.count({ step: 'revoke' })).toBe(1)
  expect((await tenant.findings()).findings).toEqual([])
})

test('requested and granted scopes are compared; the builder changes what the next login asks for', async ({
  app,
  tenant,
}) => {
  const { page } = app
  await app.tab('Scopes').click()
  const panel = page.getByRole('tabpanel', { name: 'Scopes' })
  await expect(panel).toContainText('Everything requested was granted')
  await expect(panel.getByRole('region', { name: 'Launch context' })).toContainText('amy-shaw')
  const builder = panel.getByRole('region', { name: 'Scope builder' })
  await builder.getByRole('checkbox', { name: /^offline_access/ }).uncheck()
  await builder.getByLabel('Resource type').fill('Condition')
  await builder.getByRole('button', { name: /^Add/ }).click()
  await builder.getByRole('button', { name: /^Save to/ }).click()
  await expect(builder.getByRole('button', { name: /^Save to/ })).toBeDisabled()
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await expect.poll(() => tenant.journal.count({ step: 'authorize' })).toBeGreaterThan(1)
  const asked = String(tenant.journal.last({ step: 'authorize' })?.request.target)
  expect(decodeURIComponent(asked)).toMatch(/patient\/Condition\./)
  expect(asked).not.toContain('offline_access')
})

test('the servers of authorization_details are shown, each with its patient (F-137)', async ({
  app,
  tenant,
}) => {
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
  await tenant.arm('authorization-details')
  await app.page.getByRole('button', { name: 'Log in', exact: true }).click()
  await expect.poll(() => tenant.journal.count({ step: 'token' })).toBe(2)
  expect(await app.settled()).toBe('active')
  await app.tab('Scopes').click()
  const servers = app.page.getByRole('region', { name: 'authorization_details' })
  await expect(servers.getByRole('row')).toHaveCount(3)
  await expect(servers).toContainText(tenant.fhirBase)
})

test('an EHR launch brings the style of the EHR, which is shown and never loads anything', async ({
  app,
  tenant,
}) => {
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
  const { clientId } = SYMMETRIC
  const launchUri = `${app.origin}/launch`
  const launched = { clientId, user: 'Practitioner/dr-okafor', patient: 'lucas-labs', launchUri }
  await app.page.goto((await tenant.prepareLaunch(launched)).url)
  expect(await app.settled()).toBe('active')
  await expect(app.step('Style of the EHR')).toHaveAccessibleName(/^OK/)
  await app.tab('Scopes').click()
  await expect(app.page.getByRole('region', { name: 'Style of the EHR' })).toContainText('How an app looks')
  expect(tenant.journal.last({ step: 'style' })?.request.headers.flat()).not.toContain('authorization')
})

test('discovery: three documents side by side, and what the capabilities mean', async ({ app }) => {
  await app.tab('Discovery').click()
  const panel = app.page.getByRole('tabpanel', { name: 'Discovery' })
  for (const name of ['smart-configuration', 'openid-configuration', 'metadata'])
    await expect(panel.getByRole('region', { name })).toContainText('200')
  await expect(panel.getByRole('table', { name: 'Side by side' })).toContainText('The documents agree')
  await expect(panel.getByRole('table', { name: 'Capabilities' })).toContainText('launch-standalone')
  await panel.getByRole('button', { name: 'Fetch again' }).click()
  await expect(fold(panel, /^GET .*smart-configuration/)).toBeVisible()
})
