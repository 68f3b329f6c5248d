import { expect, test } from 'vitest'
import type { Arrow, Step } from '../../model/api.ts'
import { layoutDiagram } from './layout-diagram.ts'

const step = (arrows: Arrow[]): Step => ({
  id: 'a',
  sequence: 0,
  kind: 'token',
  phase: 'token',
  title: 'Token request',
  state: 'done',
  startedAt: 0,
  details: [],
  arrows,
  exchangeIds: [],
})

test('only parties that take part get a lifeline, always in the same order', () => {
  const { lifelines } = layoutDiagram({
    steps: [
      step([{ from: 'fhir-server', to: 'app', label: '' }]),
      step([{ from: 'browser', to: 'app', label: '' }]),
    ],
  })
  expect(lifelines.map(({ party }) => party)).toEqual(['browser', 'app', 'fhir-server'])
})

test('arrows run downward in the order of the steps', () => {
  const { arrows, height } = layoutDiagram({
    steps: [
      step([
        { from: 'app', to: 'authorization-server', label: 'one' },
        { from: 'authorization-server', to: 'app', label: 'two' },
      ]),
    ],
  })
  expect(arrows.map(({ label }) => label)).toEqual(['one', 'two'])
  expect(arrows[0]?.y).toBeLessThan(arrows[1]?.y ?? 0)
  expect(arrows[0]?.x1).toBe(arrows[1]?.x2)
  expect(height).toBeGreaterThan(arrows[1]?.y ?? Infinity)
})
