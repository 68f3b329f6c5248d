import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createMemoryState } from '../../../src/state/create-memory-state.ts'
import type { State } from '../../../src/state/state.ts'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { claimsOf } from '../../support/claims.ts'
import {
  authorize,
  callback,
  codeForm,
  type Params,
  post,
  SCOPES,
  type Tokens,
} from '../../support/handshake.ts'
import { oauthMock } from '../../support/oauth-mock.ts'

let mock: Mock
beforeAll(async () => {
  mock = await oauthMock()
})
afterAll(() => mock.close())
beforeEach(() => mock.reset())

const field = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? ''

/** Goes through the pages as a browser would; answers with the callback and the session cookie. */
async function throughPages(changes: Params = {}, user = 'Practitioner/dr-okafor') {
  const interaction = field(await (await authorize(mock, changes)).text(), 'interaction')
  const signedIn = await post(mock, 'decide', { interaction, step: 'sign-in', user })
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  if (user.startsWith('Practitioner')) {
    await post(mock, 'decide', { interaction, step: 'pick-patient', patient: 'amy-shaw' })
  }
  const form = new URLSearchParams({ interaction, step: 'consent', decision: 'allow' })
  for (const scope of (changes.scope ?? SCOPES).split(' ')) form.append('scope', scope)
  const response = await post(mock, 'decide', form)
  return { response, cookie }
}

async function redeem(response: Response): Promise<Tokens> {
  const code = callback(response).get('code') ?? ''
  return (await (await post(mock, 'token', await codeForm(mock, { code }))).json()) as Tokens
}

describe('pages', () => {
  test('lead to a code by 303, with state and iss kept, and no referrer (S-057, S-062, S-063, S-064)', async () => {
    const { response } = await throughPages({ state: 'a b+c%/ü"<>', nonce: 'n-1' })
    expect(response.status).toBe(303)
    expect(callback(response).get('state')).toBe('a b+c%/ü"<>')
    expect(callback(response).get('iss')).toBe(mock.issuer)
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
    const tokens = await redeem(response)
    expect(claimsOf(tokens.id_token)).toMatchObject({ nonce: 'n-1', aud: 'smart-client-public' })
  })

  test('only what was left ticked is granted, and nothing ticked is a denial (S-055, S-058)', async () => {
    const open = async () => {
      const interaction = field(await (await authorize(mock)).text(), 'interaction')
      await post(mock, 'decide', { interaction, step: 'sign-in', user: 'Patient/amy-shaw' })
      return { interaction, step: 'consent', decision: 'allow' }
    }
    const partial = await post(mock, 'decide', { ...(await open()), scope: 'openid' })
    const tokens = await redeem(partial)
    expect(tokens.scope).toBe('openid')
    for (const name of ['patient', 'refresh_token', 'need_patient_banner'])
      expect(tokens).not.toHaveProperty(name)
    const widened = await post(mock, 'decide', { ...(await open()), scope: 'system/*.cruds' })
    expect(callback(widened).get('error')).toBe('access_denied')
    const denied = await post(mock, 'decide', { ...(await open()), decision: 'deny' })
    expect(callback(denied).get('error')).toBe('access_denied')
    expect(callback(denied).get('state')).toBeTruthy()
  })

  test('login_hint puts that user first', async () => {
    const html = await (await authorize(mock, { login_hint: 'amy-shaw' })).text()
    expect(/value="([^"]+)" required checked/.exec(html)?.[1]).toBe('Patient/amy-shaw')
  })

  test('consent without signing in goes back to the sign-in page', async () => {
    const interaction = field(await (await authorize(mock)).text(), 'interaction')
    const response = await post(mock, 'decide', {
      interaction,
      step: 'consent',
      decision: 'allow',
      scope: 'openid',
    })
    expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('Sign in as')])
  })

  test('a double click gets one code', async () => {
    const interaction = field(await (await authorize(mock)).text(), 'interaction')
    await post(mock, 'decide', { interaction, step: 'sign-in', user: 'Patient/amy-shaw' })
    const form = { interaction, step: 'consent', decision: 'allow', scope: 'openid' }
    const both = await Promise.all([post(mock, 'decide', form), post(mock, 'decide', form)])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 400])
  })

  test('so do two decisions that both found the interaction still open', async () => {
    const newState = () => {
      const state = createMemoryState()
      const findInteraction: State['findInteraction'] = async (id, now) => {
        const found = await state.findInteraction(id, now)
        await new Promise((resolve) => setTimeout(resolve, 30))
        return found
      }
      return { ...state, findInteraction }
    }
    const slow = await createMock({ newState })
    const interaction = field(await (await authorize(slow)).text(), 'interaction')
    await post(slow, 'decide', { interaction, step: 'sign-in', user: 'Patient/amy-shaw' })
    const form = { interaction, step: 'consent', decision: 'allow', scope: 'openid' }
    const answers = await Promise.all([
      post(slow, 'decide', form),
      post(slow, 'decide', form),
      post(slow, 'decide', { ...form, decision: 'deny' }),
    ])
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    await slow.close()
  })

  test('may be framed by the origins of the client alone, by option of the client by nobody (S-061)', async () => {
    const csp = async (changes = {}) =>
      (await authorize(mock, changes)).headers.get('content-security-policy')
    expect(await csp()).toContain("frame-ancestors 'self' http://localhost:4020")
    const client = mock.inner.client('smart-client-public')
    if (client) mock.register({ ...client, clientId: 'strict', options: { framing: 'denied' } })
    expect(await csp({ client_id: 'strict' })).toContain("frame-ancestors 'none'")
  })
})

describe('prompt=none', () => {
  const silently = async (cookie?: string, changes: Params = {}) =>
    callback(await authorize(mock, { prompt: 'none', ...changes }, cookie ? { headers: { cookie } } : {}))

  test('login_required without a session', async () => {
    const answer = await silently()
    expect(answer.get('error')).toBe('login_required')
    expect(answer.get('state')).toBeTruthy()
  })

  test('a code when the user agreed before, with the patient of then', async () => {
    const { response, cookie } = await throughPages()
    await redeem(response)
    const code = (await silently(cookie)).get('code')
    const tokens = (await (
      await post(mock, 'token', await codeForm(mock, { code: code ?? '' }))
    ).json()) as Tokens
    expect(tokens.patient).toBe('amy-shaw')
    expect((await silently(cookie, { scope: 'launch/patient openid' })).get('code')).toBeTruthy()
    expect((await silently(cookie, { scope: 'openid user/*.rs' })).get('error')).toBe('consent_required')
  })

  test('interaction_required when a patient is to be chosen, consent_required for what is new', async () => {
    const { cookie } = await throughPages()
    expect((await silently(cookie)).get('error')).toBe('interaction_required')
    expect((await silently(cookie, { scope: 'openid' })).get('error')).toBe('consent_required')
  })

  test('what a user gave to one app is not given to another', async () => {
    const { response, cookie } = await throughPages()
    await redeem(response)
    const other = { client_id: 'smart-client-symmetric', scope: 'openid' }
    expect((await silently(cookie, other)).get('error')).toBe('consent_required')
  })

  test('login_required when the session is older than max_age, or over', async () => {
    const { response, cookie } = await throughPages()
    await redeem(response)
    const [, id = ''] = cookie.split('=')
    const session = await mock.inner.state.findSession(id, Date.now())
    if (session) await mock.inner.state.putSession({ ...session, authTime: session.authTime - 100 })
    expect((await silently(cookie, { max_age: '1000' })).get('code')).toBeTruthy()
    expect((await silently(cookie, { max_age: '50' })).get('error')).toBe('login_required')
    await mock.act({ act: 'expire', seconds: 1801 })
    expect((await silently(cookie)).get('error')).toBe('login_required')
  })

  test('login_required after the session was ended for everybody', async () => {
    const { response, cookie } = await throughPages()
    await redeem(response)
    expect((await silently(cookie)).get('code')).toBeTruthy()
    await mock.act({ act: 'endSession' })
    expect((await silently(cookie)).get('error')).toBe('login_required')
  })

  test.each([
    [{ prompt: 'none login' }, /prompt=none/],
    [{ max_age: '-1' }, /max_age/],
    [{ max_age: 'soon' }, /max_age/],
  ])('%j is invalid_request', async (changes, says) => {
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
    const { cookie } = await throughPages()
    expect(await shows(cookie)).toBe('sign-in')
    mock.inner.options = { ...mock.inner.options, signIn: 'session' }
    expect(await shows(cookie)).toBe('picker')
    expect(await shows(cookie, { prompt: 'login' })).toBe('sign-in')
    expect(await shows('smart-mock-session=forged')).toBe('sign-in')
  })
})
