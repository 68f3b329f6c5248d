import { expect, test } from 'vitest'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { redeemsOnce } from '../../expectations/index.ts'
import { Journal } from '../../journal/journal.ts'
import { ChangedRecords } from '../records/tenant-records.ts'
import { ArmedFaults } from './armed-faults.ts'

const FAULT = defineFault({
  name: 'token-delayed',
  title: 'For tests',
  kind: 'must-recover',
  catalogueIds: ['F-142'],
  spec: rfc(6749, '4.1.2'),
  description: 'Changes the reply.',
  requirement: 'Wait.',
  steps: ['token'],
  points: { reply: (reply) => reply },
  expects: redeemsOnce(),
})
const CONTEXT = { seed: 1, perRun: false, now: 0 }

const createFaults = (records: ChangedRecords) =>
  new ArmedFaults(new Journal(), () => undefined, undefined, records.ofKind('fault'))

/** Arms a fault that may strike twice, uses it, and returns it as another process restores it. */
function restoreAfter(use: (armed: ReturnType<ArmedFaults['arm']>) => void) {
  const records = new ChangedRecords()
  const stored = new Map<string, string>()
  const write = () => {
    for (const [name, json] of records.take().records) stored.set(name, json ?? '')
  }
  const armed = createFaults(records).arm(FAULT, { fault: FAULT.name, times: 2 }, CONTEXT)
  write()
  use(armed)
  write()
  const restored = createFaults(new ChangedRecords(stored))
  restored.restore(() => FAULT, CONTEXT)
  return restored.get(armed.id)
}

test('a strike counts at the next process when it was delivered, or may have been', () => {
  expect(restoreAfter(() => undefined)?.remaining).toBe(2)
  expect(restoreAfter((armed) => void (armed.countMatch() && armed.reserve(undefined)))?.remaining).toBe(1)
})

test('a strike that was returned does not count at the next process either', () => {
  const restored = restoreAfter((armed) => {
    armed.countMatch()
    armed.reserve(undefined)
    armed.release(undefined)
  })
  expect(restored?.remaining).toBe(2)
  expect([restored?.reserve('a'), restored?.reserve('a'), restored?.reserve('a')]).toEqual([
    true,
    true,
    false,
  ])
})
