import { once } from 'node:events'
import { Agent, get } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock, type MockTenant } from '../../src/testing/index.ts'

let mock: Mock
let count = 0
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

const PATH = '/Patient/amy-shaw'

async function armTenant() {
  count += 1
  const tenant = mock.createTenant(`parallel-${count}`)
  return { tenant, armed: await tenant.arm('fhir-unavailable', { times: 1000 }) }
}

/** Reads the patient once, over the connections of an agent. */
const readOver = ({ fhirBase }: MockTenant, agent: Agent | undefined) =>
  new Promise<void>((resolve, reject) => {
    const sent = get(`${fhirBase}${PATH}`, agent ? { agent } : {}, (response) => {
      response.resume().on('end', resolve)
    })
    sent.on('error', reject)
  })

const pool = (maxSockets: number, keepAlive = true) => new Agent({ keepAlive, maxSockets })

async function conclude(tenant: MockTenant, armed: Awaited<ReturnType<typeof armTenant>>['armed']) {
  tenant.observe({ kind: 'settled' })
  return armed.waitForVerdict(5000)
}

describe('loads side by side are no repetitions', () => {
  test.each([
    ['fetch', undefined],
    ['an agent without limit', pool(Number.POSITIVE_INFINITY)],
    ['connections that serve one request', pool(Number.POSITIVE_INFINITY, false)],
    ['a pool of six', pool(6)],
    ['a pool of five', pool(5)],
  ])('eight over %s', async (_, agent) => {
    const { tenant, armed } = await armTenant()
    const read = () => (agent ? readOver(tenant, agent) : fetch(`${tenant.fhirBase}${PATH}`))
    await Promise.all(Array.from({ length: 8 }, read))
    agent?.destroy()
    const { outcome } = await conclude(tenant, armed)
    expect(outcome).not.toBe('not met')
  })

  test('eight in a pipeline', async () => {
    const { tenant, armed } = await armTenant()
    const { host, pathname, port } = new URL(`${tenant.fhirBase}${PATH}`)
    const request = `GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\n\r\n`
    const socket = connect(Number(port), '127.0.0.1')
    socket.resume().write(request.repeat(8))
    await expect.poll(() => tenant.journal.count({ step: 'fhir-read' })).toBe(8)
    await expect.poll(() => armed.strikeCount).toBe(8)
    socket.destroy()
    const { outcome } = await conclude(tenant, armed)
    expect(outcome).toBe('met')
  })
})

describe('a loop is one, whatever its connections', () => {
  test.each([
    ['fetch', undefined],
    ['a pool', pool(6)],
    ['connections that serve one request', pool(Number.POSITIVE_INFINITY, false)],
    ['connections that the client closes', pool(6, false)],
  ])('twelve tries without a pause over %s', async (_, agent) => {
    const { tenant, armed } = await armTenant()
    for (let tries = 0; tries < 12; tries++) {
      if (agent) await readOver(tenant, agent)
      else await (await fetch(`${tenant.fhirBase}${PATH}`)).text()
    }
    agent?.destroy()
    expect((await conclude(tenant, armed)).outcome).toBe('not met')
  })

  test('twelve tries over connections that the client ends without a word', async () => {
    const { tenant, armed } = await armTenant()
    const { hostname, pathname, port } = new URL(`${tenant.fhirBase}${PATH}`)
    for (let tries = 0; tries < 12; tries++) {
      const socket = connect(Number(port), hostname)
      socket.write(`GET ${pathname} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`)
      await once(socket, 'data')
      socket.destroy()
      await once(socket, 'close')
    }
    expect((await conclude(tenant, armed)).outcome).toBe('not met')
  })

  test('a loop without end is found while it goes on', async () => {
    const { tenant, armed } = await armTenant()
    let isFound = false
    const found = armed.waitForVerdict(20_000).then(({ outcome }) => {
      isFound = true
      return outcome
    })
    while (!isFound) await (await fetch(`${tenant.fhirBase}${PATH}`)).text()
    expect(await found).toBe('not met')
  })
})
