import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { OwnerWatch } from './owner-watch.ts'

const OWNER = { process: 'one', address: 'http://127.0.0.1:1' }
const LOOKS_MS = 1500

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Watches an owner whose signs of life are these, one look after the other; the last one lasts. */
function watch(...looks: readonly (boolean | 'unknown')[]) {
  let count = 0
  const ended = vi.fn()
  const owners = new OwnerWatch(async () => {
    const found = looks[Math.min(count++, looks.length - 1)]
    if (found === 'unknown') throw new Error('the store is away')
    return found === true
  })
  return { ended, stop: owners.add(OWNER, ended), owners, looked: () => count }
}

test('calls back once when an owner shows no life any longer', async () => {
  const { ended } = watch(true, false)
  await vi.advanceTimersByTimeAsync(LOOKS_MS)
  expect(ended).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(500)
  expect(ended).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(LOOKS_MS)
  expect(ended).toHaveBeenCalledTimes(1)
})

const LIVES: readonly (readonly [string, ...(boolean | 'unknown')[]])[] = [
  ['lives', true],
  ['shows life again', false, false, true, false, false, true],
  ['cannot be asked about', 'unknown'],
  ['could not be asked about meanwhile', false, false, 'unknown', false, false, true],
]

test.each(LIVES.map(([title, ...looks]) => ({ title, looks })))(
  'waits for an owner that $title',
  async ({ looks }) => {
    const { ended } = watch(...looks)
    await vi.advanceTimersByTimeAsync(600_000)
    expect(ended).not.toHaveBeenCalled()
  },
)

test('counts one look at a time, however long that takes', async () => {
  const answers: ((isAlive: boolean) => void)[] = []
  const ended = vi.fn()
  new OwnerWatch(() => new Promise((resolve) => answers.push(resolve))).add(OWNER, ended)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(answers).toHaveLength(1)
  answers[0]?.(false)
  await vi.advanceTimersByTimeAsync(400)
  expect(ended).not.toHaveBeenCalled()
})

test('looks only while somebody waits', async () => {
  const { stop, owners, looked, ended } = watch(false)
  const other = vi.fn()
  const stopOther = owners.add(OWNER, other)
  stop()
  await vi.advanceTimersByTimeAsync(LOOKS_MS)
  expect([ended.mock.calls.length, other.mock.calls.length, looked()]).toEqual([0, 1, 3])
  stopOther()
  const stopThird = owners.add(OWNER, other)
  stopThird()
  await vi.advanceTimersByTimeAsync(LOOKS_MS)
  expect(looked()).toBe(3)
})
