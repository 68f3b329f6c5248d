import { connect } from 'node:net'
import { createFhirBase } from '@smart-mock/fhir-engine'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { IncomingRequest } from '../../src/core/http/incoming-request.ts'
import { handleExchange } from '../../src/exchange/handle-exchange.ts'
import { findEndpoint } from '../../src/exchange/router.ts'
import { createMock, type Mock, type MockTenant } from '../../src/testing/index.ts'
import { createTenant, isChanged, readState, redeemCode, SENT_STATE } from './mechanism-tenant.ts'

let mock: Mock

beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

describe('a strike', () => {
  test('counts exactly, also for concurrent requests', async () => {
    const server = createTenant(mock)
    const armed = await server.arm('state-changed', { times: 3 })
    const results = await Promise.all(Array.from({ length: 20 }, () => isChanged(server)))
    expect(results.filter(Boolean)).toHaveLength(3)
    expect([armed.strikeCount, armed.remaining]).toEqual([3, 0])
    expect(armed.armed.matchCount).toBe(20)
  })

  test('counts for a delay once it began, even if the client gave up', async () => {
    const server = createTenant(mock)
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
    expect(armed.strikeCount).toBe(1)
  })

  test('is returned when the reply was not delivered', async () => {
    const server = createTenant(mock)
    const armed = await server.arm('discovery-not-found', { times: 1 })
    const path = '/fhir/.well-known/smart-configuration'
    const host = { tenant: server.tenant, fhir: createFhirBase([]).fork() }
    const lost = new IncomingRequest({ method: 'GET', target: path, headers: [], body: new Uint8Array() })
    await handleExchange(
      { host, listener: 'public', path, ...findEndpoint(path) },
      lost,
      async () => 'aborted',
    )
    expect([armed.strikeCount, armed.remaining]).toEqual([0, 1])
    expect(server.journal.find({ step: 'discovery' })[0]).toMatchObject({ delivery: 'aborted', strikes: [] })
    expect((await fetch(`${server.fhirBase}/.well-known/smart-configuration`)).status).toBe(404)
    expect(armed.strikeCount).toBe(1)
  })

  test('waits for skip, follows a sequence, ends with until', async () => {
    const server = createTenant(mock)
    await server.arm('state-changed', { skip: 2, times: 1 })
    expect(await sequence(server, 4)).toEqual([false, false, true, false])

    const other = createTenant(mock)
    await other.arm('state-changed', { sequence: ['ok', 'fault', 'ok', 'fault'] })
    expect(await sequence(other, 5)).toEqual([false, true, false, true, false])

    const timed = createTenant(mock)
    await timed.arm('state-changed', { until: Date.now() + 60_000 })
    expect(await isChanged(timed)).toBe(true)
    await timed.performAction({ action: 'advanceClock', seconds: 61 })
    expect(await isChanged(timed)).toBe(false)
  })

  test('by probability is the same for the same seed, and differs for another', async () => {
    const draws = async (seed: number) => {
      const server = createTenant(mock)
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
    for (let i = 0; i < length; i++) results.push(await isChanged(server))
    return results
  }

  test('follows its conditions', async () => {
    const server = createTenant(mock)
    const armed = await server.arm('state-changed', { when: { clientId: 'someone-*' } })
    expect(await isChanged(server)).toBe(false)
    expect(armed.verdict()).toMatchObject({ outcome: 'not exercised' })
    await server.arm('state-changed', {
      when: { clientId: 'smart-client-*', param: { state: `${SENT_STATE}` } },
    })
    expect(await isChanged(server)).toBe(true)
  })
})

describe('two faults at one point', () => {
  test('applies the fault armed first and records the other as shadowed', async () => {
    const server = createTenant(mock)
    const first = await server.arm('state-changed', { params: { to: 'absent' } })
    const second = await server.arm('state-changed', { params: { to: 'empty' } })
    expect(await readState(server)).toBeNull()
    expect([first.strikeCount, second.strikeCount]).toEqual([1, 0])
    const [entry] = server.journal.find({ step: 'authorize' })
    expect(entry?.shadowed).toEqual([
      { armed: second.id, fault: 'state-changed', by: first.id, point: 'authorize.redirect' },
    ])
    expect(second.verdict()).toMatchObject({
      outcome: 'not exercised',
      reason: expect.stringContaining('shadowed'),
    })
  })

  test('refuses an identical fault, unknown names and unknown parameters', async () => {
    const server = createTenant(mock)
    await server.arm('state-changed')
    await expect(server.arm('state-changed')).rejects.toThrow('already armed')
    await expect(server.arm('state-chnged')).rejects.toThrow('did you mean state-changed?')
    await expect(server.arm('state-changed', { params: { to: 'nothing' } })).rejects.toThrow('to: ')
  })
})

test('isolates the faults of two hundred tenants, with exact counts', async () => {
  const servers = Array.from({ length: 200 }, () => createTenant(mock))
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
        await isChanged(server),
        await isChanged(server),
        await isChanged(server),
        await isChanged(server),
      ]
      return { changed: states.filter(Boolean).length, patient: 'patient' in (await redeemCode(server)) }
    }),
  )
  for (const [index, outcome] of outcomes.entries()) {
    const even = index % 2 === 0
    expect(outcome).toEqual({ changed: even ? (index % 3) + 1 : 0, patient: even })
    expect(armed[index]?.strikeCount).toBe(even ? (index % 3) + 1 : 1)
  }
}, 60_000)
