import { expect, test } from 'vitest'
import { ExpiringMap } from './expiring-map.ts'

const FOREVER = Number.MAX_SAFE_INTEGER

test('evicts expired entries when others are added, and the oldest at the limit', () => {
  const map = new ExpiringMap<{ expiresAt: number }>(3)
  map.set('old', { expiresAt: 0 })
  map.set('a', { expiresAt: FOREVER })
  expect([map.size, map.get('old')]).toEqual([1, undefined])
  for (const key of ['b', 'c', 'd']) map.set(key, { expiresAt: FOREVER })
  expect([map.size, map.get('a')]).toEqual([3, undefined])
  expect(map.get('d')).toBeDefined()
})
