import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openEventStream, type Source } from './open-event-stream.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Opens a stream over sources that are ended by hand. */
function open(beforeRetry = async () => {}) {
  const sources: { listeners: Map<string, () => void>; readyState: number; isClosed: boolean }[] = []
  const listener = vi.fn()
  const openSource = () => {
    const source = { listeners: new Map<string, () => void>(), readyState: 1, isClosed: false }
    sources.push(source)
    return {
      addEventListener: (name: string, act: () => void) => source.listeners.set(name, act),
      close: () => {
        source.isClosed = true
      },
      get readyState() {
        return source.readyState
      },
    } as unknown as Source
  }
  const close = openEventStream({ url: '/events', listeners: { ready: listener }, beforeRetry, openSource })
  const fail = (readyState: number) => {
    const source = sources.at(-1)
    if (source) source.readyState = readyState
    source?.listeners.get('error')?.()
  }
  return { sources, close, fail, listener }
}

test('opens a stream again that was refused, with the same listeners', async () => {
  const beforeRetry = vi.fn(async () => {})
  const { sources, fail, listener } = open(beforeRetry)
  for (let count = 1; count < 4; count++) {
    fail(2)
    await vi.advanceTimersByTimeAsync(2000)
    expect([sources.length, beforeRetry.mock.calls.length]).toEqual([count + 1, count])
  }
  sources.at(-1)?.listeners.get('ready')?.()
  expect(listener).toHaveBeenCalledTimes(1)
})

test('leaves a stream to the browser that it opens again itself', async () => {
  const { sources, fail } = open()
  fail(0)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sources).toHaveLength(1)
})

test('opens nothing again once it is closed, also while it was about to', async () => {
  const { sources, fail, close } = open()
  fail(2)
  close()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sources).toHaveLength(1)
  let finish = () => {}
  const waiting = open(
    () =>
      new Promise((resolve) => {
        finish = resolve
      }),
  )
  waiting.fail(2)
  await vi.advanceTimersByTimeAsync(2000)
  waiting.close()
  finish()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(waiting.sources).toHaveLength(1)
})
