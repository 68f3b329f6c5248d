import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMock, type Mock } from '../../src/testing/index.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

const REQUESTS = 10

/** Sends requests for different resources in one write, and returns everything that comes until the end. */
async function pipeline(fhirBase: string): Promise<string> {
  const { pathname, host } = new URL(fhirBase)
  const socket = connect(mock.ports.public, '127.0.0.1')
  const requests = Array.from(
    { length: REQUESTS },
    (_, index) =>
      `GET ${pathname}/.well-known/smart-configuration?n=${index} HTTP/1.1\r\nHost: ${host}\r\n${index === REQUESTS - 1 ? 'Connection: close\r\n' : ''}\r\n`,
  )
  socket.write(requests.join(''))
  let text = ''
  for await (const chunk of socket) text += chunk
  return text
}

const statusesOf = (text: string) => [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)

test('responds to all requests that were sent together, and records each as delivered', async () => {
  const tenant = mock.createTenant('together')
  expect(statusesOf(await pipeline(tenant.fhirBase))).toEqual(Array(REQUESTS).fill('200'))
  await expect
    .poll(() => tenant.journal.find().map(({ delivery }) => delivery))
    .toEqual(Array(REQUESTS).fill('delivered'))
})

test('keeps later responses behind a delayed one', async () => {
  const tenant = mock.createTenant('delayed')
  await tenant.arm('discovery-slow', { params: { delayMs: 50 }, times: 1 })
  const text = await pipeline(tenant.fhirBase)
  // The fault writes by hand and closes the connection after its response, so that no other can follow.
  expect(statusesOf(text)).toEqual(['200'])
  await expect
    .poll(() => tenant.journal.find().map(({ delivery }) => delivery))
    .toEqual(['delivered', ...Array(REQUESTS - 1).fill('aborted')])
})

test('records what waits behind a hanging response as aborted when the client leaves', async () => {
  const tenant = mock.createTenant('hanging')
  await tenant.arm('no-answer', { times: 1 })
  const socket = connect(mock.ports.public, '127.0.0.1')
  const { pathname, host } = new URL(tenant.fhirBase)
  socket.write(`GET ${pathname}/Patient/a HTTP/1.1\r\nHost: ${host}\r\n\r\n`.repeat(20))
  await expect.poll(() => tenant.journal.count()).toBe(20)
  socket.destroy()
  await expect.poll(() => tenant.journal.find().filter(({ delivery }) => delivery === 'open')).toEqual([])
})
