import { expect, test } from 'vitest'
import type { Step } from '../../model/run.ts'
import { SmartError } from '../smart-error.ts'
import { createRunRecorder } from './run-recorder.ts'

let id = 0
const world = { now: () => 1000, sleep: async () => {}, newId: () => String(++id) }

function record() {
  const told: Step[] = []
  const run = createRunRecorder(world, { onStep: (step) => told.push(step), onExchange: () => {} })
  return { told, run }
}

test('emits a step when it begins, changes and ends, with the gravest notice as verdict', async () => {
  const { told, run } = record()
  const result = await run.step('scopes', async (step) => {
    step.notice(
      { level: 'ok', message: 'fine' },
      { level: 'warning', message: 'odd' },
      { level: 'info', message: 'by the way' },
    )
    step.detail({ name: 'a', value: 'b' })
    await Promise.resolve()
    return 7
  })
  expect(result).toBe(7)
  expect(told.map(({ state }) => state)).toEqual(['running', 'running', 'done'])
  expect(told.at(-1)?.verdict).toEqual({ level: 'warning', message: 'odd' })
  expect(told.at(-1)?.details).toHaveLength(4)
})

test('turns an error into the verdict and rethrows it', async () => {
  const { told, run } = record()
  const failing = run.step('token', () => Promise.reject(new SmartError('token-refused', 'no')))
  await expect(failing).rejects.toMatchObject({ code: 'token-refused' })
  expect(told.at(-1)).toMatchObject({ state: 'done', verdict: { level: 'error', code: 'token-refused' } })
  await expect(
    run.step('token', () => Promise.reject(new TypeError('x is not a function'))),
  ).rejects.toMatchObject({ code: 'internal' })
})

test('numbers steps in order, and never changes emitted ones', async () => {
  const { told, run } = record()
  await run.step('token', async (step) => step.title('one'))
  const [first] = told
  await run.step('scopes', async () => {})
  expect(told.filter(({ state }) => state === 'done').map(({ sequence }) => sequence)).toEqual([0, 1])
  expect(first?.title).toBe('Token request')
})
