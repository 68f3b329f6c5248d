import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { authorize, callback, codeForm, type Params, post, type Tokens } from '../../support/handshake.ts'
import { oauthMock } from '../../support/oauth-mock.ts'
import { redeem, signInByPages } from './sign-in-pages.ts'

let mock: Mock
beforeAll(async () => {
  mock = await oauthMock()
})
afterAll(() => mock.close())
beforeEach(() => mock.reset())

describe('prompt=none', () => {
  const silently = async (cookie?: string, changes: Params = {}) =>
    callback(await authorize(mock, { prompt: 'none', ...changes }, cookie ? { headers: { cookie } } : {}))

  test('login_required without a session', async () => {
    const answer = await silently()
    expect(answer.get('error')).toBe('login_required')
    expect(answer.get('state')).toBeTruthy()
  })

  test('returns a code with the earlier patient when the user agreed before', async () => {
    const { response, cookie } = await signInByPages(mock)
    await redeem(mock, response)
    const code = (await silently(cookie)).get('code')
    const tokens = (await (
      await post(mock, 'token', await codeForm(mock, { code: code ?? '' }))
    ).json()) as Tokens
    expect(tokens.patient).toBe('amy-shaw')
    expect((await silently(cookie, { scope: 'launch/patient openid' })).get('code')).toBeTruthy()
    expect((await silently(cookie, { scope: 'openid user/*.rs' })).get('error')).toBe('consent_required')
  })

  test('returns interaction_required when a patient must be chosen, consent_required for new scopes', async () => {
    const { cookie } = await signInByPages(mock)
    expect((await silently(cookie)).get('error')).toBe('interaction_required')
    expect((await silently(cookie, { scope: 'openid' })).get('error')).toBe('consent_required')
  })

  test("does not use one app's consent for another", async () => {
    const { response, cookie } = await signInByPages(mock)
    await redeem(mock, response)
    const other = { client_id: 'smart-client-symmetric', scope: 'openid' }
    expect((await silently(cookie, other)).get('error')).toBe('consent_required')
  })

  test('returns login_required when the session is older than max_age, or over', async () => {
    const { response, cookie } = await signInByPages(mock)
    await redeem(mock, response)
    const [, id = ''] = cookie.split('=')
    const session = await mock.tenant.state.findSession(id, Date.now())
    if (session) await mock.tenant.state.putSession({ ...session, authTime: session.authTime - 100 })
    expect((await silently(cookie, { max_age: '1000' })).get('code')).toBeTruthy()
    expect((await silently(cookie, { max_age: '50' })).get('error')).toBe('login_required')
    await mock.performAction({ action: 'advanceClock', seconds: 1801 })
    expect((await silently(cookie)).get('error')).toBe('login_required')
  })

  test('returns login_required after all sessions were ended', async () => {
    const { response, cookie } = await signInByPages(mock)
    await redeem(mock, response)
    expect((await silently(cookie)).get('code')).toBeTruthy()
    await mock.performAction({ action: 'endSession' })
    expect((await silently(cookie)).get('error')).toBe('login_required')
  })

  test.each([
    [{ prompt: 'none login' }, /prompt=none/],
    [{ max_age: '-1' }, /max_age/],
    [{ max_age: 'soon' }, /max_age/],
  ])('returns invalid_request for %j', async (changes, says) => {
    const answer = callback(await authorize(mock, changes))
    expect(answer.get('error')).toBe('invalid_request')
    expect(answer.get('error_description')).toMatch(says)
  })
})

describe('the option signIn', () => {
  const shows = async (cookie: string, changes: Params = {}) => {
    const html = await (await authorize(mock, changes, { headers: { cookie } })).text()
    return html.includes('Sign in as') ? 'sign-in' : 'picker'
  }

  test('always: a session does not spare the sign-in page; session: it does, unless asked otherwise', async () => {
    const { cookie } = await signInByPages(mock)
    expect(await shows(cookie)).toBe('sign-in')
    mock.tenant.change({ signIn: 'session' })
    expect(await shows(cookie)).toBe('picker')
    expect(await shows(cookie, { prompt: 'login' })).toBe('sign-in')
    expect(await shows('smart-mock-session=forged')).toBe('sign-in')
  })
})
