import { screenText } from '../fixtures/looks/screen-text.ts'
import { signIn } from '../fixtures/sign-in.ts'
import { expect, test } from '../fixtures/test.ts'

for (const loginPlace of ['iframe', 'page'] as const) {
  test.describe(() => {
    test.use({ serverSettings: { authorizeMethod: 'POST', loginPlace } })

    test(`the authorization request goes out as a form (${loginPlace})`, async ({ app, tenant }) => {
      await app.logIn()
      await signIn(loginPlace === 'iframe' ? app.login : app.page)
      expect(await app.settled()).toBe('active')
      await app.step('Redirect to authorize').click()
      await expect(app.page.getByRole('main').or(app.page.locator('body')).first()).toContainText('post')
      expect(tenant.journal.last({ step: 'authorize' })?.request.method).toBe('POST')
      expect((await tenant.findings()).findings).toEqual([])
    })
  })
}

test.describe(() => {
  test.use({ serverSettings: { authorizeMethod: 'POST' } })

  test('where the form is refused, a button asks by GET (F-045)', async ({ app, tenant }) => {
    tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
    const armed = await tenant.arm('authorize-post-refused')
    await app.logIn()
    await expect(app.login.getByText('Method Not Allowed').first()).toBeVisible()
    await app.page.getByRole('button', { name: 'Retry with GET' }).click()
    expect(await app.settled()).toBe('active')
    tenant.observe({ kind: 'settled' })
    expect((await armed.waitForVerdict()).outcome).toBe('met')
  })
})

test('from an error in the frame of the login a link leads back to the page', async ({ app, tenant }) => {
  await tenant.arm('state-changed')
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
  await app.logIn()
  await app.login.getByRole('link', { name: 'Back to smart-client' }).click()
  await expect(app.page.locator('iframe')).toHaveCount(0)
  expect(await screenText(app.page)).toContain('The login page is ready')
  await expect(app.step('Callback').last()).toHaveAccessibleName(/^Error/)
})
