import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { authorize, callback, obtainCode, post, REDIRECT, VERIFIER } from '../support/handshake.ts'
import { createTenant, redeemCode, SENT_STATE } from './mechanism-tenant.ts'

let mock: Mock

beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

describe('the journal', () => {
  test('keeps the original beside the reply sent, as one object when they are equal', async () => {
    const server = createTenant(mock)
    await obtainCode(server)
    const honest = server.journal.last({ step: 'authorize' })
    expect(honest?.sent).toBe(honest?.original)
    await server.arm('state-changed', { params: { to: 'empty' } })
    await authorize(server)
    const [strike] = server.journal.last({ step: 'authorize' })?.strikes ?? []
    const params = (value: unknown) => Object.fromEntries((value as { params: [string, string][] }).params)
    expect(strike?.changes.map(({ point }) => point)).toEqual(['authorize.redirect'])
    expect(params(strike?.changes[0]?.original).state).toBe(SENT_STATE)
    expect(params(strike?.changes[0]?.sent).state).toBe('')
  })

  test('starts an epoch at a reset: a request with an old token is a straggler, outside faults and rules', async () => {
    const server = createTenant(mock)
    const { access_token: token } = await redeemCode(server)
    server.reset()
    const armed = await server.arm('state-changed')
    const response = await fetch(`${server.fhirBase}/Patient/amy-shaw`, {
      headers: { Authorization: `Bearer ${token}` },
    })
    expect(response.status).toBe(401)
    const [late] = server.journal.find({ step: 'fhir' })
    expect(late).toMatchObject({ straggler: true, run: undefined })
    expect((await server.findings()).findings).toEqual([])
    expect(armed.strikeCount).toBe(0)
  })

  test.each([{}, { is: 'punctuated' }, { is: 'long' }])(
    'a JWT access token tells its epoch too, also %j: wherever it comes late, it is a straggler',
    async (odd) => {
      const server = createTenant(mock)
      const ask = async (token: string) => {
        const headers = { Authorization: `Bearer ${token}` }
        await fetch(`${server.fhirBase}/Patient/amy-shaw`, { headers })
        await fetch(`${server.issuer}/userinfo`, { headers })
        await post(server, 'introspect', { token })
        await post(server, 'revoke', { token, client_id: 'smart-client-public' })
        await fetch(`${server.issuer}/register/client-1`, { headers })
        return server.journal.find().slice(-5)
      }
      const jwt = async () => {
        server.tenant.change({ accessTokenFormat: 'jwt' })
        if ('is' in odd) await server.arm('access-token-odd', { params: odd })
        return (await redeemCode(server)).access_token
      }
      const late = await jwt()
      expect(late.split('.').length).toBeGreaterThanOrEqual(3)
      server.reset()
      server.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
      expect((await ask(late)).map(({ straggler }) => straggler)).toEqual([true, true, true, true, true])
      expect((await ask(await jwt())).map(({ straggler }) => straggler)).toEqual(Array(5).fill(false))
    },
  )

  test('assigns a run by a label on the front channel, which code and tokens inherit', async () => {
    const server = createTenant(mock)
    const label = async (name: string) => {
      const code =
        callback(await authorize(server, {}, { headers: { 'X-Smart-Mock-Run': name } })).get('code') ?? ''
      const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT, code_verifier: VERIFIER }
      await post(server, 'token', { ...form, client_id: 'smart-client-public' })
      const [authorized, exchanged] = [
        server.journal.last({ step: 'authorize' }),
        server.journal.last({ step: 'token' }),
      ]
      expect(authorized?.attribution).toBe('label')
      expect(exchanged?.run).toBe(authorized?.run)
      return authorized?.run
    }
    const [one, two, again] = [await label('one'), await label('two'), await label('one')]
    expect(one).not.toBe(two)
    expect(again).toBe(one)
  })

  test('applies to preflights and probes only faults that name them', async () => {
    const server = createTenant(mock)
    const armed = await server.arm('discovery-not-found')
    const url = `${server.fhirBase}/.well-known/smart-configuration`
    await fetch(url, { method: 'HEAD' })
    await fetch(url, { method: 'OPTIONS' })
    expect(server.journal.find().map(({ step }) => step)).toEqual(['probe', 'preflight'])
    expect(armed.strikeCount).toBe(0)
    expect((await fetch(url)).status).toBe(404)
  })
})
