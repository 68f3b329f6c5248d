import { connect } from 'node:net'
import { createFhirBase } from '@smart-mock/fhir-engine'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { IncomingRequest } from '../../src/core/http/incoming-request.ts'
import { handleExchange } from '../../src/exchange/handle-exchange.ts'
import { findEndpoint } from '../../src/exchange/router.ts'
import { createMock, type Mock, type MockTenant } from '../../src/testing/index.ts'
import { authorize, callback, obtainCode, post, REDIRECT, VERIFIER } from '../support/handshake.ts'

let mock: Mock
let count = 0

beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

function tenant(): MockTenant {
  count += 1
  const made = mock.tenant(`mechanism-${count}`)
  made.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
  return made
}

const SENT_STATE = 'state-0123456789abcdef'
const stateOf = async (server: MockTenant) => callback(await authorize(server)).get('state')
const changed = async (server: MockTenant) => (await stateOf(server)) !== SENT_STATE

async function tokens(server: MockTenant): Promise<{ access_token: string; refresh_token: string }> {
  const code = await obtainCode(server)
  const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT, code_verifier: VERIFIER }
  return (await post(server, 'token', { ...form, client_id: 'smart-client-public' })).json()
}

describe('a strike', () => {
  test('counts down times, also when requests come at once', async () => {
    const server = tenant()
    const armed = await server.arm('state-changed', { times: 3 })
    const results = await Promise.all(Array.from({ length: 20 }, () => changed(server)))
    expect(results.filter(Boolean)).toHaveLength(3)
    expect([armed.struck, armed.remaining]).toEqual([3, 0])
    expect(armed.armed.matched).toBe(20)
  })

  test('of a delay counts once the delay began, though the client gave up', async () => {
    const server = tenant()
    const armed = await server.arm('discovery-slow', { times: 1 })
    const { port } = new URL(server.fhirBase)
    const socket = connect(Number(port), '127.0.0.1')
    socket.write(
      `GET ${new URL(server.fhirBase).pathname}/.well-known/smart-configuration HTTP/1.1\r\nHost: x\r\n\r\n`,
    )
    await expect.poll(() => server.journal.count({ step: 'discovery' })).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 30))
    socket.destroy()
    await expect.poll(() => server.journal.find({ step: 'discovery' })[0]?.delivery).not.toBe('open')
    expect(armed.struck).toBe(1)
  })

  test('is given back when the reply never reached the wire', async () => {
    const server = tenant()
    const armed = await server.arm('discovery-not-found', { times: 1 })
    const path = '/fhir/.well-known/smart-configuration'
    const host = { tenant: server.inner, fhir: createFhirBase([]).fork() }
    const lost = new IncomingRequest({ method: 'GET', target: path, headers: [], body: new Uint8Array() })
    await handleExchange({ host, listener: 'wire', path, ...findEndpoint(path) }, lost, async () => 'aborted')
    expect([armed.struck, armed.remaining]).toEqual([0, 1])
    expect(server.journal.find({ step: 'discovery' })[0]).toMatchObject({ delivery: 'aborted', struck: [] })
    expect((await fetch(`${server.fhirBase}/.well-known/smart-configuration`)).status).toBe(404)
    expect(armed.struck).toBe(1)
  })

  test('waits for skip, follows a sequence, ends with until', async () => {
    const server = tenant()
    await server.arm('state-changed', { skip: 2, times: 1 })
    expect(await sequence(server, 4)).toEqual([false, false, true, false])

    const other = tenant()
    await other.arm('state-changed', { sequence: ['ok', 'fault', 'ok', 'fault'] })
    expect(await sequence(other, 5)).toEqual([false, true, false, true, false])

    const timed = tenant()
    await timed.arm('state-changed', { until: Date.now() + 60_000 })
    expect(await changed(timed)).toBe(true)
    await timed.act({ act: 'expire', seconds: 61 })
    expect(await changed(timed)).toBe(false)
  })

  test('by probability is the same for a seed, and another for another', async () => {
    const draws = async (seed: number) => {
      const server = tenant()
      await server.arm('state-changed', { probability: 0.5, seed })
      return sequence(server, 24)
    }
    const [one, again, other] = [await draws(1), await draws(1), await draws(2)]
    expect(one).toEqual(again)
    expect(one).not.toEqual(other)
    expect(one.filter(Boolean).length).toBeGreaterThan(4)
    expect(one.filter(Boolean).length).toBeLessThan(20)
  })

  async function sequence(server: MockTenant, length: number): Promise<boolean[]> {
    const results: boolean[] = []
    for (let i = 0; i < length; i++) results.push(await changed(server))
    return results
  }

  test('follows its conditions', async () => {
    const server = tenant()
    const armed = await server.arm('state-changed', { when: { clientId: 'someone-*' } })
    expect(await changed(server)).toBe(false)
    expect(armed.verdict()).toMatchObject({ answer: 'not exercised' })
    await server.arm('state-changed', {
      when: { clientId: 'smart-client-*', param: { state: `${SENT_STATE}` } },
    })
    expect(await changed(server)).toBe(true)
  })
})

describe('two faults at one point', () => {
  test('the first armed wins, the other is held back and says so', async () => {
    const server = tenant()
    const first = await server.arm('state-changed', { params: { to: 'absent' } })
    const second = await server.arm('state-changed', { params: { to: 'empty' } })
    expect(await stateOf(server)).toBeNull()
    expect([first.struck, second.struck]).toEqual([1, 0])
    const [entry] = server.journal.find({ step: 'authorize' })
    expect(entry?.heldBack).toEqual([
      { armed: second.id, fault: 'state-changed', by: first.id, point: 'authorize.redirect' },
    ])
    expect(second.verdict()).toMatchObject({
      answer: 'not exercised',
      says: expect.stringContaining('held back'),
    })
  })

  test('an identical one is refused, as are unknown names and parameters', async () => {
    const server = tenant()
    await server.arm('state-changed')
    await expect(server.arm('state-changed')).rejects.toThrow('already armed')
    await expect(server.arm('state-chnged')).rejects.toThrow('did you mean state-changed?')
    await expect(server.arm('state-changed', { params: { to: 'nothing' } })).rejects.toThrow('to: ')
  })
})

describe('the journal', () => {
  test('keeps what was meant beside what was sent, one object when they are the same', async () => {
    const server = tenant()
    await obtainCode(server)
    const honest = server.journal.last({ step: 'authorize' })
    expect(honest?.sent).toBe(honest?.honest)
    await server.arm('state-changed', { params: { to: 'empty' } })
    await authorize(server)
    const [strike] = server.journal.last({ step: 'authorize' })?.struck ?? []
    const params = (value: unknown) => Object.fromEntries((value as { params: [string, string][] }).params)
    expect(strike?.changes.map(({ point }) => point)).toEqual(['authorize.redirect'])
    expect(params(strike?.changes[0]?.honest).state).toBe(SENT_STATE)
    expect(params(strike?.changes[0]?.sent).state).toBe('')
  })

  test('a reset starts an epoch: what comes with an old token is a straggler, outside faults and rules', async () => {
    const server = tenant()
    const { access_token: token } = await tokens(server)
    server.reset()
    const armed = await server.arm('state-changed')
    const response = await fetch(`${server.fhirBase}/Patient/amy-shaw`, {
      headers: { Authorization: `Bearer ${token}` },
    })
    expect(response.status).toBe(401)
    const [late] = server.journal.find({ step: 'fhir' })
    expect(late).toMatchObject({ straggler: true, run: undefined })
    expect((await server.findings()).findings).toEqual([])
    expect(armed.struck).toBe(0)
  })

  test.each([{}, { is: 'punctuated' }, { is: 'long' }])(
    'a JWT access token tells its epoch too, also %j: wherever it comes late, it is a straggler',
    async (odd) => {
      const server = tenant()
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
        server.inner.options = { ...server.inner.options, accessTokenFormat: 'jwt' }
        if ('is' in odd) await server.arm('access-token-odd', { params: odd })
        return (await tokens(server)).access_token
      }
      const late = await jwt()
      expect(late.split('.').length).toBeGreaterThanOrEqual(3)
      server.reset()
      server.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
      expect((await ask(late)).map(({ straggler }) => straggler)).toEqual([true, true, true, true, true])
      expect((await ask(await jwt())).map(({ straggler }) => straggler)).toEqual(Array(5).fill(false))
    },
  )

  test('a label on the front channel decides the run, and code and tokens inherit it', async () => {
    const server = tenant()
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

  test('preflights and probes match no fault that does not name them', async () => {
    const server = tenant()
    const armed = await server.arm('discovery-not-found')
    const url = `${server.fhirBase}/.well-known/smart-configuration`
    await fetch(url, { method: 'HEAD' })
    await fetch(url, { method: 'OPTIONS' })
    expect(server.journal.find().map(({ step }) => step)).toEqual(['probe', 'preflight'])
    expect(armed.struck).toBe(0)
    expect((await fetch(url)).status).toBe(404)
  })
})

describe('a scenario link', () => {
  test('carries faults, people and options to any client, with counters per run', async () => {
    const base = mock.scenarioBase({
      faults: [{ fault: 'state-changed', times: 1 }],
      autoApprove: { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' },
    })
    const server = { fhirBase: base, issuer: base.replace(/fhir$/, 'auth') } as MockTenant
    const configuration = (await (await fetch(`${base}/.well-known/smart-configuration`)).json()) as Record<
      string,
      string
    >
    expect(configuration.authorization_endpoint).toBe(`${server.issuer}/authorize`)
    const first = callback(await authorize(server, {}, { headers: { 'X-Smart-Mock-Run': 'a' } }))
    const again = callback(await authorize(server, {}, { headers: { 'X-Smart-Mock-Run': 'a' } }))
    const other = callback(await authorize(server, {}, { headers: { 'X-Smart-Mock-Run': 'b' } }))
    expect([first, again, other].map((params) => params.get('state') === SENT_STATE)).toEqual([
      false,
      true,
      false,
    ])
  })

  test('that is not well formed is a 404 that says why', async () => {
    const broken = mock.scenarioBase({ faults: [{ fault: 'no-such-fault' }] })
    const response = await fetch(`${broken}/metadata`)
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('no-such-fault')
    expect((await fetch(`${mock.inner.base}/s/%%%/fhir/metadata`)).status).toBe(404)
  })
})

test('two hundred tenants with different faults: none fires in a foreign one, counts are exact', async () => {
  const servers = Array.from({ length: 200 }, () => tenant())
  const armed = await Promise.all(
    servers.map((server, index) =>
      index % 2 === 0
        ? server.arm('state-changed', { times: (index % 3) + 1 })
        : server.arm('patient-missing'),
    ),
  )
  const outcomes = await Promise.all(
    servers.map(async (server) => {
      const states = [
        await changed(server),
        await changed(server),
        await changed(server),
        await changed(server),
      ]
      return { changed: states.filter(Boolean).length, patient: 'patient' in (await tokens(server)) }
    }),
  )
  for (const [index, outcome] of outcomes.entries()) {
    const even = index % 2 === 0
    expect(outcome).toEqual({ changed: even ? (index % 3) + 1 : 0, patient: even })
    expect(armed[index]?.struck).toBe(even ? (index % 3) + 1 : 1)
  }
}, 60_000)
