import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Heartbeat, LIFE_MS } from './heartbeat.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Starts a process whose signs of life succeed until it is told otherwise. */
async function start() {
  const store = { isAway: false }
  const lapse = vi.fn(async () => {})
  const heartbeat = new Heartbeat(async () => {
    if (store.isAway) throw new Error('the store is away')
  }, lapse)
  await heartbeat.beat()
  return { heartbeat, lapse, store }
}

test('counts as alive while it shows life, and stops before others may begin', async () => {
  const { heartbeat, lapse, store } = await start()
  await vi.advanceTimersByTimeAsync(10 * LIFE_MS)
  expect([heartbeat.isAlive, lapse.mock.calls.length]).toEqual([true, 0])
  store.isAway = true
  await vi.advanceTimersByTimeAsync(LIFE_MS - 1)
  expect(heartbeat.isAlive).toBe(false)
  store.isAway = false
  await heartbeat.beat()
  expect([heartbeat.isAlive, lapse.mock.calls.length, heartbeat.lapses]).toEqual([true, 1, 1])
  heartbeat.stop()
})

test('does not count as alive after its machine has slept, whose steady clock stood still', async () => {
  const { heartbeat, lapse } = await start()
  vi.setSystemTime(Date.now() + LIFE_MS)
  expect(heartbeat.isAlive).toBe(false)
  await heartbeat.beat()
  expect([heartbeat.isAlive, lapse.mock.calls.length]).toEqual([true, 1])
  heartbeat.stop()
})

test('stays alive no longer when the clock of its machine is set back', async () => {
  const { heartbeat, store } = await start()
  store.isAway = true
  vi.setSystemTime(Date.now() - 60_000)
  await vi.advanceTimersByTimeAsync(LIFE_MS)
  expect(heartbeat.isAlive).toBe(false)
  heartbeat.stop()
})
