import { expect, it } from 'vitest'
import { createFhirBase } from '../src/index.ts'
import { type Any, ask } from './engine.ts'

it('_at gives the versions that were current at some moment of a period', () => {
  let now = 0
  const store = createFhirBase([]).fork({ now: () => now })
  const put = (date: string, gender: string) => {
    now = Date.parse(date)
    ask(store, 'Patient/a', { method: 'PUT', body: { resourceType: 'Patient', id: 'a', gender } })
  }
  put('2026-01-10T00:00:00Z', 'male')
  put('2026-02-10T00:00:00Z', 'female')
  put('2026-03-10T00:00:00Z', 'other')
  const at = (text: string) =>
    ((ask(store, `Patient/a/_history?_at=${text}`).body as Any).entry ?? []).map(
      ({ resource }: Any) => resource.gender,
    )
  expect(at('2025')).toEqual([])
  expect(at('2026-01-20')).toEqual(['male'])
  expect(at('2026-02')).toEqual(['female', 'male'])
  expect(at('2026-02-10T00:00:00Z')).toEqual(['female'])
  expect(at('2026')).toEqual(['other', 'female', 'male'])
  expect(at('2027')).toEqual(['other'])
})
