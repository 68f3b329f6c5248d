import { expect, test } from 'vitest'
import { FactIndex } from './fact-index.ts'

const record = (seq: number, state: string, run = 'run-1') =>
  ({ seq, run, step: 'authorize', listener: 'public', at: seq, facts: { state } }) as const

test('finds facts by value, by name and by run', () => {
  const index = new FactIndex()
  index.add(record(1, 'a'))
  index.add(record(2, 'b', 'run-2'))
  index.add(record(3, 'a'))
  expect(index.findByValue('state', 'a').map(({ seq }) => seq)).toEqual([1, 3])
  expect(index.findRecent('state').map(({ seq }) => seq)).toEqual([1, 2, 3])
  expect(index.findByRun('run-2').map(({ seq }) => seq)).toEqual([2])
  expect(index.since(1).map(({ seq }) => seq)).toEqual([2, 3])
})

test('evicts the oldest facts at the limit, and reports that it is incomplete', () => {
  const index = new FactIndex(2)
  index.add(record(1, 'a'))
  index.add(record(2, 'b'))
  expect(index.complete).toBe(true)
  index.add(record(3, 'c'))
  expect(index.complete).toBe(false)
  expect(index.findByValue('state', 'a')).toEqual([])
  expect(index.findByRun('run-1').map(({ seq }) => seq)).toEqual([2, 3])
  index.clear()
  expect(index.complete).toBe(true)
})

test('finds earlier and later records by a fact that was never requested before', () => {
  const index = new FactIndex(3)
  for (const seq of [1, 2, 3, 4]) index.add(record(seq, seq % 2 === 0 ? 'even' : 'odd'))
  expect(index.findByValue('state', 'even').map(({ seq }) => seq)).toEqual([2, 4])
  index.add(record(5, 'odd'))
  index.add(record(6, 'even'))
  expect(index.findByValue('state', 'even').map(({ seq }) => seq)).toEqual([4, 6])
  expect(index.findByValue('state', 'odd').map(({ seq }) => seq)).toEqual([5])
})

test('keeps the hundred most recent records of a fact that every exchange has', () => {
  const index = new FactIndex()
  for (let seq = 1; seq <= 150; seq++) index.add(record(seq, 'same'))
  expect(index.findRecent('state').map(({ seq }) => seq)).toEqual(
    Array.from({ length: 100 }, (_, at) => at + 51),
  )
})
