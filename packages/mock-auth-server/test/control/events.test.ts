import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getEventLog } from '../../src/control/event-log.ts'
import { createMock, type Mock, type MockTenant } from '../../src/testing/index.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

const post = (tenant: MockTenant, body: string) =>
  fetch(`${tenant.issuer}/token`, { method: 'POST', body }).then((response) => response.text())

/** Opens an event stream, and returns the function that reads its text until it matches. */
async function openStream(tenant: MockTenant, headers: Record<string, string> = {}) {
  const response = await fetch(`${mock.controlUrl}/tenants/${tenant.name}/events`, { headers })
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  const decoder = new TextDecoder()
  let text = ''
  return async (pattern: RegExp) => {
    while (!pattern.test(text)) {
      const { value, done } = await reader.read()
      if (done) break
      text += decoder.decode(value, { stream: true })
    }
    return text
  }
}

test('sends exchanges without bodies, which the entry has', async () => {
  const tenant = mock.createTenant('bodies')
  const readUntil = await openStream(tenant)
  await readUntil(/event: ready/)
  await post(tenant, 'a-body-to-fetch')
  const text = await readUntil(/"bodiesOmitted":true/)
  expect(text).toContain('"bodyBytes":15')
  expect(text).not.toContain('a-body-to-fetch')
  const seq = tenant.journal.last()?.seq
  const entry = await fetch(`${mock.controlUrl}/tenants/bodies/journal/${seq}`)
  expect(await entry.text()).toContain('a-body-to-fetch')
})

test('keeps a bounded number of events for a subscriber that stops reading, and tells it of the gap', async () => {
  const tenant = mock.createTenant('stalled')
  const { hostname, port } = new URL(mock.controlUrl)
  const socket = connect(Number(port), hostname)
  socket.write(`GET /tenants/stalled/events HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`)
  await new Promise((resolve) => socket.once('data', resolve))
  socket.pause()
  const log = getEventLog(tenant.journal)
  // What a socket and the kernel take in is lost to no subscriber: only more than that can leave a gap.
  for (let count = 0; count < 3000; count++)
    tenant.observe({ kind: 'page-changed', detail: 'x'.repeat(8000) })
  let kept = 0
  for (let at = log.start; at < log.end; at++) kept += log.get(at)?.data.length ?? 0
  expect(log.end - log.start).toBeGreaterThan(1)
  expect(kept).toBeLessThanOrEqual(256 * 1024)
  let text = ''
  for await (const chunk of socket) {
    text += chunk
    if (/event: gap\r?\ndata: \{"lost":\d+\}/.test(text)) break
  }
  const received = text.match(/event: observation/g)?.length ?? 0
  expect(Number(/"lost":(\d+)/.exec(text)?.[1])).toBeGreaterThan(0)
  expect(received).toBeLessThan(3000)
})

test('serializes an event once for all subscribers, and nothing without one', async () => {
  const tenant = mock.createTenant('shared')
  const log = getEventLog(tenant.journal)
  const [end, other] = [log.follow(), log.follow()]
  tenant.observe({ kind: 'settled' })
  expect(log.end - log.start).toBe(1)
  expect(log.get(log.start)).toBe(log.get(log.start))
  end()
  tenant.observe({ kind: 'settled' })
  expect(log.end - log.start).toBe(2)
  other()
  tenant.observe({ kind: 'settled' })
  expect(log.end - log.start).toBe(0)
})

test('resumes after the last event that a subscriber received', async () => {
  const tenant = mock.createTenant('resumed')
  for (const body of ['a', 'b', 'c']) await post(tenant, body)
  await expect.poll(() => tenant.journal.last()?.closeOrder).toBe(3)
  const readUntil = await openStream(tenant, { 'Last-Event-ID': '1' })
  const text = await readUntil(/id: 3/)
  expect([...text.matchAll(/^id: (\d+)/gm)].map(([, id]) => id)).toEqual(['2', '3'])
})
