import { readFile } from 'node:fs/promises'
import { fold } from '../../fixtures/looks/fold.ts'
import { expectNoFlaws } from '../../fixtures/looks/looks-right.ts'
import { signIn } from '../../fixtures/sign-in.ts'
import { expect, test } from '../../fixtures/test.ts'

/** Shows a run while it happens and afterwards. */
test('a step opens to the exchange with its parameters; it can be copied as curl', async ({
  app,
  context,
}) => {
  const { page } = app
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await app.logIn()
  await signIn(app.login)
  expect(await app.settled()).toBe('active')
  await app.step('Token request').click()
  const steps = page.getByRole('region', { name: 'Steps', exact: true })
  await expect(steps.getByRole('heading', { name: 'Request', exact: true })).toBeVisible()
  await expect(steps).toContainText('grant_type')
  await expect(steps).toContainText('code_verifier')
  await expect(steps.getByRole('link', { name: /SMART App Launch 2.2, step 5/ }).first()).toBeVisible()
  const below = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)
  expect(below, 'only the pane scrolls').toBe(0)
  await steps.getByRole('button', { name: 'Copy as curl' }).click()
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/^curl[\s\S]*grant_type/)
})

for (const [label, format] of [
  ['Report (HTML, redacted)', 'html'],
  ['Report (JSON, redacted)', 'json'],
  ['HAR (redacted)', 'har'],
] as const) {
  test(`a run is taken along as ${format}, without its tokens`, async ({ app, tenant }) => {
    const { page } = app
    await app.logIn()
    await signIn(app.login)
    expect(await app.settled()).toBe('active')
    const tokens = await page.evaluate(async () => {
      const run = new URL(location.href).searchParams.get('run')
      return (await fetch(`/api/runs/${run}/tokens`)).json()
    })
    await page.getByRole('button', { name: 'This run', exact: true }).click()
    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: label }).click()
    const text = await readFile(await (await downloading).path(), 'utf8')
    expect(text).toContain(`${tenant.fhirBase}/.well-known/smart-configuration`)
    expect(text).not.toContain(tokens.accessToken)
    expect(text).not.toContain(tokens.refreshToken)
  })
}

for (const width of [1280, 360])
  test(`the menus of a run are on the screen, ${width} px`, async ({ app, tenant }) => {
    const { page } = app
    tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
    await app.logIn()
    expect(await app.settled()).toBe('active')
    await page.getByRole('button', { name: 'Log in', exact: true }).click()
    await page.setViewportSize({ width, height: 800 })
    if (width === 360) await page.getByRole('button', { name: /Run 2:/ }).click()
    for (const name of ['Runs', 'This run']) {
      await page.getByRole('button', { name, exact: true }).click()
      await expectNoFlaws(page)
    }
  })

test('step by step: nothing is sent before “Continue”', async ({ app, tenant }) => {
  const { page } = app
  await app.open()
  await fold(page, 'Next run').click()
  await page.getByRole('checkbox', { name: /Step by step/ }).check()
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await expect(page.getByText('Paused before the next step.')).toBeVisible()
  expect(tenant.journal.count({ step: 'discovery' })).toBe(0)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(app.step('Discovery')).toHaveAccessibleName(/^OK/)
  expect(tenant.journal.count({ step: 'openid-configuration' })).toBe(0)
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  expect(await app.settled()).toBe('cancelled')
})

test('an experiment is switched on for one run, and the server’s answer to it is shown', async ({
  app,
  tenant,
}) => {
  const { page } = app
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
  await app.open()
  await fold(page, 'Next run').click()
  await page.getByRole('checkbox', { name: /^Wrong verifier/ }).check()
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  expect(await app.settled()).toBe('failed')
  await expect(page.getByText('experiment: wrong-verifier')).toBeVisible()
  await expect(app.step('Token request')).toHaveAccessibleName(/^Error/)
  await expect(page.getByRole('region', { name: 'Steps', exact: true })).toContainText('invalid_grant')
})

test('the diagram grows with the run; an arrow opens its step', async ({ app }) => {
  const { page } = app
  await app.logIn()
  await app.login.getByRole('radio').first().waitFor()
  await app.tab('Diagram').click()
  const arrow = page.getByRole('button', { name: /app to authorization server: POST .*\/auth\/token/i })
  await expect(page.getByRole('button', { name: /browser to authorization server/i })).toBeVisible()
  await expect(arrow).toHaveCount(0)
  await app.tab('Login').click()
  await signIn(app.login)
  expect(await app.settled()).toBe('active')
  await app.tab('Diagram').click()
  await arrow.press('Enter')
  await expect(app.step('Token request')).toHaveAttribute('aria-expanded', 'true')
})

test('the check page holds the run against the pitfalls, and shows the step', async ({ app, tenant }) => {
  const { page } = app
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
  await tenant.arm('patient-missing')
  await app.logIn()
  expect(await app.settled()).toBe('active')
  await page.getByRole('link', { name: 'check' }).click()
  await expect(page.getByRole('main')).toContainText('1 of 20 known pitfalls detected')
  const found = page
    .getByRole('region', { name: 'Pitfalls' })
    .getByRole('group')
    .filter({ hasText: 'No patient in the token response' })
  await expect(found).toHaveAttribute('open')
  await expect(fold(page, 'state was lost')).toContainText('not detected')
  await page.getByRole('button', { name: 'Show the step' }).first().click()
  await expect(app.step('Launch context')).toHaveAttribute('aria-expanded', 'true')
})

for (const loginPlace of ['tab', 'popup'] as const) {
  test.describe(() => {
    test.use({ serverSettings: { loginPlace } })
    test(`the login opens in a ${loginPlace}, which closes when it is done`, async ({ app }) => {
      await app.open()
      const opening = app.page.context().waitForEvent('page')
      await app.page.getByRole('button', { name: 'Log in', exact: true }).click()
      const window = await opening
      await signIn(window)
      expect(await app.settled()).toBe('active')
      await expect.poll(() => window.isClosed()).toBe(true)
    })
  })
}
