import { expect, test } from 'vitest'
import type { DiagramExchange } from './diagram-exchange.ts'
import { getLookUpKey } from './get-look-up-key.ts'

const target = '/fhir/.well-known/smart-configuration'
const exchange = (more: Partial<DiagramExchange> = {}): DiagramExchange => ({
  ...{ seq: 1, run: 'run-1', step: 'discovery', listener: 'public', direction: 'in', facts: {} },
  request: { method: 'GET', target, headers: [] },
  sent: { status: 200, headers: [] },
  delivery: 'delivered',
  strikes: [],
  ...more,
})
const key = (more: Partial<DiagramExchange>) => getLookUpKey(exchange(more))

test('returns equal keys for look-ups of the same thing, whatever their query', () => {
  expect(key({ seq: 7, request: { method: 'GET', target: `${target}?x=1`, headers: [] } })).toBe(key({}))
})

test.each<Partial<DiagramExchange>>([
  { run: 'run-2' },
  { step: 'metadata' },
  { listener: 'canary' },
  { request: { method: 'HEAD', target, headers: [] } },
  { request: { method: 'GET', target: '/t/other/fhir/metadata', headers: [] } },
  { sent: { status: 304, headers: [] } },
])('returns another key with %j', (more) => {
  expect(key(more)).toEqual(expect.any(String))
  expect(key(more)).not.toBe(key({}))
})

test.each<Partial<DiagramExchange>>([
  { step: 'authorize' },
  { step: 'fhir-read' },
  { strikes: [{ fault: 'relative-endpoints' }] },
  { sent: { status: 503, headers: [] } },
  { sent: null },
  { delivery: 'aborted' },
])('returns none for what has to be seen on its own: %j', (more) => {
  expect(key(more)).toBeUndefined()
})
