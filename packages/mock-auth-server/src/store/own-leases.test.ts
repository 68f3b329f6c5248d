import { expect, test } from 'vitest'
import { createLeaseNumber } from './create-lease-number.ts'
import { OwnLeases } from './own-leases.ts'

test('a number counts up, and is unlike one that a store gave before it fell back', () => {
  const first = createLeaseNumber('')
  expect(first).toMatch(/^1\./)
  const [second, again] = [createLeaseNumber(first), createLeaseNumber(first)]
  expect([second, again].map((number) => Number.parseInt(number, 10))).toEqual([2, 2])
  expect(again).not.toBe(second)
})

test('a lease ends once, and not with a later one of the same tenant', () => {
  const leases = new OwnLeases()
  const first = leases.add('a', '1')
  const second = leases.add('a', '2')
  expect(() => leases.end(first)).toThrow('no longer owned here')
  expect(leases.drop(first)).toBe(false)
  expect(leases.end(second)).toMatchObject({ tenant: 'a', number: '2', writes: 0, events: 0 })
  expect(leases.drop(second)).toBe(false)
  expect(leases.size).toBe(0)
})

test('what cannot be renewed is lost, and nothing else', async () => {
  const leases = new OwnLeases()
  for (const tenant of ['a', 'b', 'c']) leases.add(tenant, '1')
  const lost: string[] = []
  await leases.renewAll(
    async ({ tenant }) => tenant !== 'b',
    (tenant) => lost.push(tenant),
  )
  expect(lost).toEqual(['b'])
  expect(leases.list().map(({ tenant }) => tenant)).toEqual(['a', 'c'])
})
