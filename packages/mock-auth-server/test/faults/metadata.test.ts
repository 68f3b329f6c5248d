import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { struckRun } from '../support/struck-run.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

const resourceIn = (text: unknown) => JSON.parse(String(text)) as Record<string, unknown>

test.each([
  ['error', 500],
  ['outcome', 200],
])('returns an OperationOutcome as %s (F-041)', async (how, status) => {
  const { received } = await struckRun(mock, 'metadata-failing', { how })
  expect(received.status).toBe(status)
  expect(received.headers[0]?.[1]).toContain('application/fhir+json')
  expect(resourceIn(received.body).resourceType).toBe('OperationOutcome')
})

test('returns the same statement slowly, and with five megabytes (F-041)', async () => {
  const slow = await struckRun(mock, 'metadata-failing', { how: 'slow', delayMs: 200 })
  expect(resourceIn(slow.received.body).resourceType).toBe('CapabilityStatement')
  expect(slow.sent.effects).toEqual({ delayMs: 200 })
  const huge = await struckRun(mock, 'metadata-failing', { how: 'huge' })
  expect(String(huge.sent.body).length).toBeGreaterThan(5_000_000)
  expect(resourceIn(huge.sent.body).resourceType).toBe('CapabilityStatement')
})

test('moves its endpoints to the other host, and keeps those of discovery (F-038)', async () => {
  const { tenant, received, seen } = await struckRun(mock, 'metadata-disagrees')
  const { canary, base } = tenant.tenant
  expect(received.body).toContain(`${canary.base}/rogue/auth/token`)
  expect(received.body).not.toContain(`${base}/auth/`)
  expect(received.body).toContain(tenant.fhirBase)
  const discovery = seen.find(({ url }) => url.endsWith('/smart-configuration'))?.reply.body
  expect(discovery).toContain(`${base}/auth/token`)
})
