import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Queue } from './queue.ts'

test('finds an item by bisection', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(500), { maxLength: 200 }),
      fc.nat(200),
      fc.nat(500),
      (items, gone, wanted) => {
        const queue = new Queue<number>()
        const sorted = items.sort((a, b) => a - b)
        for (const item of sorted) queue.push(item)
        for (let count = 0; count < gone; count++) queue.shift()
        const left = sorted.slice(gone)
        expect(queue.search((item) => item - wanted)).toBe(left.find((item) => item === wanted))
        expect(queue.listFrom((item) => item - wanted)).toEqual(left.filter((item) => item >= wanted))
      },
    ),
  )
})

test('behaves like an array', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer(), { nil: undefined }), { maxLength: 200 }), (moves) => {
      const queue = new Queue<number>()
      const model: number[] = []
      for (const move of moves) {
        if (move === undefined) expect(queue.shift()).toBe(model.shift())
        else {
          queue.push(move)
          model.push(move)
        }
        expect([queue.size, queue.peek(), queue.toArray()]).toEqual([model.length, model[0], model])
      }
    }),
  )
})

test('releases removed items over many turns', () => {
  const queue = new Queue<number>()
  for (let i = 0; i < 10_000; i++) {
    queue.push(i)
    if (i >= 10) expect(queue.shift()).toBe(i - 10)
  }
  expect(queue.toArray()).toHaveLength(10)
  queue.clear()
  expect(queue.shift()).toBeUndefined()
})

test('releases a removed item at once, before its slot', async () => {
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc') as () => void
  const queue = new Queue<object>()
  const first = new WeakRef({})
  queue.push(first.deref() ?? {})
  queue.push({})
  await setImmediate()
  gc()
  expect(first.deref()).toBeDefined()
  queue.shift()
  await setImmediate()
  gc()
  expect(first.deref()).toBeUndefined()
})
