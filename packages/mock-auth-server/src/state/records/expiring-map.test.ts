import { expect, test } from 'vitest'
import { MemoryAccount } from '../../core/util/memory-account.ts'
import { ExpiringMap } from './expiring-map.ts'

const FOREVER = Number.MAX_SAFE_INTEGER

test('evicts expired entries when others are added, and the oldest at the limit', () => {
  const map = new ExpiringMap<{ expiresAt: number }>(new MemoryAccount(), 3)
  map.set('old', { expiresAt: 0 })
  map.set('a', { expiresAt: FOREVER })
  expect([map.size, map.get('old')]).toEqual([1, undefined])
  for (const key of ['b', 'c', 'd']) map.set(key, { expiresAt: FOREVER })
  expect([map.size, map.get('a')]).toEqual([3, undefined])
  expect(map.get('d')).toBeDefined()
})

test('evicts the oldest above the bytes of its account, and accounts for what it holds', () => {
  const account = new MemoryAccount(2000)
  const map = new ExpiringMap<{ expiresAt: number; text: string }>(account)
  map.set('a', { expiresAt: FOREVER, text: 'x'.repeat(1000) })
  expect(account.bytes).toBeGreaterThan(1000)
  map.set('b', { expiresAt: FOREVER, text: 'x'.repeat(1000) })
  expect([map.get('a'), map.get('b')?.text.length]).toEqual([undefined, 1000])
  expect(account.bytes).toBeLessThan(2000)
})

test.each([
  ['deleted', (map: ExpiringMap<{ expiresAt: number }>) => map.delete('a')],
  ['replaced', (map: ExpiringMap<{ expiresAt: number }>) => map.set('a', { expiresAt: FOREVER })],
])('accounts no longer for what was %s, once it is the oldest', (_, change) => {
  const account = new MemoryAccount()
  const map = new ExpiringMap<{ expiresAt: number }>(account)
  map.set('a', { expiresAt: FOREVER })
  const { bytes } = account
  change(map)
  map.set('b', { expiresAt: FOREVER })
  expect(account.bytes).toBe(map.size * bytes)
})
