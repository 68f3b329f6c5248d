import { describe, expect, test } from 'vitest'
import type { DriverSettings } from '../../src/conformance/logins/driver-settings.ts'
import type { FormEntry } from '../../src/conformance/logins/forms/form-entry.ts'
import { selectLoginDriver } from '../../src/conformance/logins/select-login-driver.ts'
import { buildLogin, createDriverTools } from '../support/driver-tools.ts'
import { type PageCall, startSignInServer } from '../support/sign-in-server.ts'

const CALLBACK = 'https://app.example/callback'
const FORM: FormEntry = { fields: new Map([['user', 'alice']]), submit: 'yes', deny: 'no' }
const SETTINGS: DriverSettings = { forms: [], userPatienceMs: 1000, browserPatienceMs: 1000, secrets: [] }
const USER = { say: () => {}, waitForEnter: async () => {} }

const select = async (settings: Partial<DriverSettings>, user?: typeof USER) =>
  selectLoginDriver({ ...SETTINGS, ...settings }, user)(createDriverTools('http://localhost/fhir'))

describe('a driver by its name', () => {
  test.each([
    ['automatic', {}, undefined],
    ['forms', { forms: [FORM] }, undefined],
    ['manual', {}, USER],
  ] as const)('%s', async (driver, more, user) => {
    expect((await select({ driver, ...more }, user)).name).toBe(driver)
  })

  test.each([
    ['forms', /forms requires login.forms/],
    ['session', /session requires a --session file/],
    ['script', /script requires a --script file/],
    ['manual', /manual requires a terminal/],
  ] as const)('%s is refused without what it needs', (driver, message) => {
    expect(() => selectLoginDriver({ ...SETTINGS, driver }, undefined)).toThrow(message)
  })
})

describe('without a name', () => {
  const startServer = (answerAuthorize: (call: PageCall) => { page?: string; to?: string }) =>
    startSignInServer((call) =>
      call.method === 'POST' ? { to: `${CALLBACK}?${call.form}` } : answerAuthorize(call),
    )
  const PAGE = {
    page: '<form method=post><input name=user><button name=ok value=yes><button name=error value=no></form>',
  }

  test('stays with the first driver that comes back to the app', async () => {
    const server = await startServer(() => PAGE)
    const driver = await select({ forms: [FORM] })
    const end = await driver.authorize(buildLogin(`${server.origin}/authorize`))
    expect(end).toMatchObject({ kind: 'redirect', url: `${CALLBACK}?user=alice&ok=yes` })
    expect(driver.name).toBe('forms')
    expect(end.exchangeIds).toHaveLength(3)
    await driver.authorize(buildLogin(`${server.origin}/authorize`))
    expect(server.calls.map(({ method }) => method)).toEqual(['GET', 'GET', 'POST', 'GET', 'POST'])
    server.close()
  })

  test('says why none works', async () => {
    const server = await startServer(() => ({ page: '<title>Captcha</title>' }))
    const driver = await select({ forms: [FORM] })
    expect(await driver.authorize(buildLogin(`${server.origin}/authorize`))).toMatchObject({
      kind: 'page',
      title: 'Captcha',
      reason: expect.stringMatching(/^automatic: .*forms: no entry of login.forms fits/),
    })
    server.close()
  })

  test('lets a driver deny that can, and no other', async () => {
    const server = await startServer(() => PAGE)
    const able = await select({ forms: [FORM] })
    const deny = buildLogin(`${server.origin}/authorize`, { decision: 'deny' })
    expect(await able.authorize(deny)).toMatchObject({ url: `${CALLBACK}?user=alice&error=no` })
    server.close()
    const unable = await select({})
    expect(unable.abilities.size).toBe(0)
    expect(await unable.authorize(deny)).toMatchObject({ kind: 'page', reason: 'no login driver can deny' })
  })
})
