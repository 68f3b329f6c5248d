import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createMemoryState } from '../../../src/state/create-memory-state.ts'
import type { State } from '../../../src/state/state.ts'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { claimsOf } from '../../support/claims.ts'
import { authorize, callback, post } from '../../support/handshake.ts'
import { oauthMock } from '../../support/oauth-mock.ts'
import { findField, redeem, signInByPages } from './sign-in-pages.ts'

let mock: Mock
beforeAll(async () => {
  mock = await oauthMock()
})
afterAll(() => mock.close())
beforeEach(() => mock.reset())

describe('pages', () => {
  test('lead to a code by 303, with state and iss kept, and no referrer (S-057, S-062, S-063, S-064)', async () => {
    const { response } = await signInByPages(mock, { state: 'a b+c%/ü"<>', nonce: 'n-1' })
    expect(response.status).toBe(303)
    expect(callback(response).get('state')).toBe('a b+c%/ü"<>')
    expect(callback(response).get('iss')).toBe(mock.issuer)
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
    const tokens = await redeem(mock, response)
    expect(claimsOf(tokens.id_token)).toMatchObject({ nonce: 'n-1', aud: 'smart-client-public' })
  })

  test('grant only the ticked scopes; none ticked is a denial (S-055, S-058)', async () => {
    const open = async () => {
      const interaction = findField(await (await authorize(mock)).text(), 'interaction')
      await post(mock, 'decide', { interaction, step: 'sign-in', user: 'Patient/amy-shaw' })
      return { interaction, step: 'consent', decision: 'allow' }
    }
    const partial = await post(mock, 'decide', { ...(await open()), scope: 'openid' })
    const tokens = await redeem(mock, partial)
    expect(tokens.scope).toBe('openid')
    for (const name of ['patient', 'refresh_token', 'need_patient_banner'])
      expect(tokens).not.toHaveProperty(name)
    const widened = await post(mock, 'decide', { ...(await open()), scope: 'system/*.cruds' })
    expect([widened.status, await widened.text()]).toEqual([
      200,
      expect.stringContaining('The scope system/*.cruds was not requested'),
    ])
    const denied = await post(mock, 'decide', { ...(await open()), decision: 'deny' })
    expect(callback(denied).get('error')).toBe('access_denied')
    expect(callback(denied).get('state')).toBeTruthy()
  })

  test('list the user of login_hint first', async () => {
    const html = await (await authorize(mock, { login_hint: 'amy-shaw' })).text()
    expect(/value="([^"]+)" required checked/.exec(html)?.[1]).toBe('Patient/amy-shaw')
  })

  test('return to the sign-in page when consent arrives without signing in', async () => {
    const interaction = findField(await (await authorize(mock)).text(), 'interaction')
    const response = await post(mock, 'decide', {
      interaction,
      step: 'consent',
      decision: 'allow',
      scope: 'openid',
    })
    expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('Sign in as')])
  })

  test('issue one code for a double click', async () => {
    const interaction = findField(await (await authorize(mock)).text(), 'interaction')
    await post(mock, 'decide', { interaction, step: 'sign-in', user: 'Patient/amy-shaw' })
    const form = { interaction, step: 'consent', decision: 'allow', scope: 'openid' }
    const both = await Promise.all([post(mock, 'decide', form), post(mock, 'decide', form)])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 400])
  })

  test('issue one code for two concurrent decisions', async () => {
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
    const interaction = findField(await (await authorize(slow)).text(), 'interaction')
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

  test("permit frames of the client's origins only, or none by option (S-061)", async () => {
    const csp = async (changes = {}) =>
      (await authorize(mock, changes)).headers.get('content-security-policy')
    expect(await csp()).toContain("frame-ancestors 'self' http://localhost:4020")
    const client = mock.tenant.client('smart-client-public')
    if (client) mock.register({ ...client, clientId: 'strict', options: { framing: 'denied' } })
    expect(await csp({ client_id: 'strict' })).toContain("frame-ancestors 'none'")
  })
})
