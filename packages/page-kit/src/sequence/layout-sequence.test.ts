import { expect, test } from 'vitest'
import { layoutSequence } from './layout-sequence.ts'

const parties = ['browser', 'app', 'authorization-server', 'fhir-server'] as const
const sizes = { laneWidth: 100, headHeight: 40, getRowHeight: () => 20, footHeight: 10 }

type Message = { from: (typeof parties)[number]; to: (typeof parties)[number]; label: string }

test('creates a lifeline only for parties with messages, always in the same order', () => {
  const messages: Message[] = [
    { from: 'fhir-server', to: 'app', label: '' },
    { from: 'browser', to: 'app', label: '' },
  ]
  const { lifelines, width } = layoutSequence(parties, messages, sizes)
  expect(lifelines.map(({ party }) => party)).toEqual(['browser', 'app', 'fhir-server'])
  expect(width).toBe(300)
})

test('arrows run downward in the order of the messages', () => {
  const both: Message[] = [
    { from: 'app', to: 'authorization-server', label: 'one' },
    { from: 'authorization-server', to: 'app', label: 'two' },
  ]
  const { messages, height } = layoutSequence(parties, both, sizes)
  expect(messages.map(({ label }) => label)).toEqual(['one', 'two'])
  expect(messages[0]?.bottom).toBeLessThan(messages[1]?.bottom ?? 0)
  expect(messages[0]?.x1).toBe(messages[1]?.x2)
  expect(height).toBeGreaterThan(messages[1]?.bottom ?? Infinity)
})

test('the height of a row can follow from its message', () => {
  const rows: Message[] = [
    { from: 'app', to: 'browser', label: 'tall' },
    { from: 'browser', to: 'app', label: 'low' },
  ]
  const getRowHeight = ({ label }: Message) => (label === 'tall' ? 50 : 10)
  const { messages, height } = layoutSequence(parties, rows, { ...sizes, getRowHeight })
  expect(messages.map(({ bottom }) => bottom)).toEqual([90, 100])
  expect(height).toBe(110)
})

test('a diagram without messages is a lane wide', () => {
  expect(layoutSequence(parties, [], sizes)).toMatchObject({ width: 100, height: 50, lifelines: [] })
})
