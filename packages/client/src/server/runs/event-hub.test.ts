import { expect, test } from 'vitest'
import { createEventHub } from './event-hub.ts'

const event = (runId: string) => ({ type: 'tokens' as const, runId })

test('passes events to listeners in order until they unsubscribe', () => {
  const hub = createEventHub()
  const seen: number[] = []
  const stop = hub.subscribe(({ id }) => seen.push(id))
  hub.emit(event('a'))
  hub.emit(event('b'))
  stop()
  hub.emit(event('c'))
  expect(seen).toEqual([1, 2])
  expect(hub.since(1).map(({ id }) => id)).toEqual([2, 3])
  expect(hub.since(3)).toEqual([])
})

test('sends a reload to a listener that missed too much or knows another process of the client', () => {
  const hub = createEventHub()
  for (let n = 0; n < 300; n++) hub.emit(event(String(n)))
  expect(hub.since(10)).toEqual([{ id: 300, event: { type: 'reload' } }])
  expect(hub.since(99)).toEqual([{ id: 300, event: { type: 'reload' } }])
  expect(hub.since(100)).toHaveLength(200)
  expect(hub.since(999)).toEqual([{ id: 300, event: { type: 'reload' } }])
})
