import { expect, test } from 'vitest'
import type { Exchange } from '../../model/exchange.ts'
import { limitRunSize } from './limit-run-size.ts'

const exchange = (id: string, size: number): Exchange => ({
  id,
  stepId: 's',
  from: 'app',
  to: 'fhir-server',
  startedAt: 0,
  request: { method: 'GET', url: 'https://x.example', headers: [], parameters: [] },
  response: {
    status: 200,
    statusText: '',
    headers: [],
    body: 'x'.repeat(size),
    bytes: size,
    truncated: false,
  },
  jwts: [],
})

test('removes the oldest bodies first, then the oldest exchanges', () => {
  const many = Array.from({ length: 310 }, (_, n) => exchange(String(n), 10))
  limitRunSize(many)
  expect(many).toHaveLength(300)
  expect(many[0]?.id).toBe('10')
  const large = ['old', 'new'].map((id) => exchange(id, 6_000_000))
  limitRunSize(large)
  expect(large.map(({ response }) => [response?.body.length, response?.truncated])).toEqual([
    [0, true],
    [6_000_000, false],
  ])
})
