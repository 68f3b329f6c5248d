import { IN_BROWSER } from '../fixtures/fault-settings.ts'
import { screenText } from '../fixtures/screen-text.ts'
import { expect, test } from '../fixtures/test.ts'

/** Faults that only a page can meet: CORS of a token request by the page, frames, popups. */
const COVERED: string[] = []

for (const on of ['success', 'error']) {
  COVERED.push('token-cors-missing')
  test.describe(() => {
    test.use({ wish: { exchangePlace: 'browser' } })
    test(`token-cors-missing ${on}: the page says that the browser kept the answer`, async ({
      app,
      tenant,
    }) => {
      tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
      const armed = await tenant.arm('token-cors-missing', { params: { on } })
      await app.logIn()
      expect(await app.settled()).toBe('failed')
      const text = await screenText(app.page)
      expect(text).toMatch(/CORS|browser/)
      tenant.observe({ kind: 'visible-error', detail: 'failed' })
      tenant.observe({ kind: 'settled' })
      expect(armed.struck).toBe(1)
      const verdict = await armed.settledVerdict()
      expect(`${verdict.answer}: ${verdict.says}`).toMatch(/^met/)
    })
  })
}

for (const [fault, loginPlace] of [
  ['pages-refuse-frames', 'iframe'],
  ['opener-severed', 'popup'],
] as const) {
  COVERED.push(fault)
  test.describe(() => {
    test.use({ wish: { loginPlace } })
    test(`${fault}: the login comes to its end all the same`, async ({ app, tenant }) => {
      tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
      const armed = await tenant.arm(fault)
      await app.logIn()
      const other = app.page.getByRole('button', { name: 'Open in a tab' })
      const state = app.settled()
      await Promise.race([state, other.click({ timeout: 8000 }).catch(() => undefined)])
      expect(await state).toBe('active')
      tenant.observe({ kind: 'settled' })
      expect(armed.struck).toBeGreaterThan(0)
      const verdict = await armed.settledVerdict()
      expect(`${verdict.answer}: ${verdict.says}`).toMatch(/^met/)
    })
  })
}

test('every fault that is left to the browser is here', () => {
  expect(new Set(COVERED)).toEqual(new Set(IN_BROWSER))
})
