import { expect, test } from 'vitest'
import { shortenResult } from './shorten-result.ts'

const items = Array.from({ length: 100 }, (_, seq) => ({ seq, text: 'x'.repeat(1000) }))

test('returns a small result as it is', () => {
  const result = { entries: [{ seq: 1, isFinal: false, at: null }], total: 1 }
  expect(shortenResult(result)).toEqual(result)
})

test.for(['first', 'last'] as const)('leaves out items of a long list and keeps the %s', (keeps) => {
  const bounded = shortenResult({ items, few: [1] }, keeps) as {
    items: { seq: number }[]
    omitted: { items: number }
  }
  expect(JSON.stringify(bounded).length).toBeLessThanOrEqual(40_000)
  expect(bounded.items.length + bounded.omitted.items).toBe(100)
  expect(bounded.items.length).toBeGreaterThan(30)
  expect(keeps === 'first' ? bounded.items[0]?.seq : bounded.items.at(-1)?.seq).toBe(
    keeps === 'first' ? 0 : 99,
  )
  expect(bounded).toMatchObject({ few: [1] })
})

test('cuts long texts and says by how much', () => {
  expect(shortenResult({ text: 'y'.repeat(5000) })).toEqual({
    text: `${'y'.repeat(4000)}… (1000 more characters)`,
  })
})

test('refuses what is too long without a list', () => {
  const facts = Object.fromEntries(items.map(({ seq, text }) => [`fact${seq}`, text]))
  expect(() => shortenResult({ facts })).toThrow('more than 40000 characters')
})
