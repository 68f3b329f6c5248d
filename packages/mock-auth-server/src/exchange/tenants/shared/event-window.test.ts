import { expect, test } from 'vitest'
import { EventWindow } from './event-window.ts'

const MB = 'x'.repeat(1024 * 1024)

function addAll(window: EventWindow, event: string, count: number): number {
  let kept = 0
  for (let n = 0; n < count; n++) kept = window.add(event)
  return kept
}

test('a window has at most 5,000 events', () => {
  const window = new EventWindow()
  expect(addAll(window, 'x', 5000)).toBe(5000)
  expect(window.isWhole).toBe(true)
  expect(window.add('x')).toBe(5000)
  expect(window.isWhole).toBe(false)
})

test('a window has at most 8 MB of events', () => {
  const window = new EventWindow()
  expect(addAll(window, MB, 8)).toBe(8)
  expect(window.isWhole).toBe(true)
  expect(window.add('x')).toBe(8)
  expect(window.isWhole).toBe(false)
  expect(addAll(window, 'x', 100)).toBe(108)
})

test('a window always has the newest event', () => {
  const window = new EventWindow()
  window.add('x')
  expect(window.add(MB.repeat(9))).toBe(1)
  expect(window.add('x')).toBe(1)
})

test('a window that was cleared is whole again', () => {
  const window = new EventWindow()
  addAll(window, MB, 9)
  window.clear()
  expect(window.isWhole).toBe(true)
  expect(addAll(window, MB, 8)).toBe(8)
  expect(window.isWhole).toBe(true)
})
