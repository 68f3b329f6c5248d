import { expect, test } from 'vitest'
import { describeFaultSettings } from './describe-fault-settings.ts'

const NOW = 1_800_000_000_000

test('returns nothing for an arming without settings', () => {
  expect(describeFaultSettings({}, NOW)).toEqual([])
  expect(describeFaultSettings({ skip: 0 }, NOW)).toEqual([])
})

test('describes conditions in one sentence', () => {
  const when = { step: 'token' as const, clientId: ['a', 'b'], param: { code: '*', state: 'x' } }
  expect(describeFaultSettings({ when }, NOW)).toEqual([
    'only where step is token and client is a or b and parameter code is * and parameter state is x',
  ])
})

test('describes counts, draws and sequence', () => {
  expect(describeFaultSettings({ times: 1, skip: 2, probability: 0.5, seed: 7 }, NOW)).toEqual([
    'once',
    '2 skipped first',
    'with probability 0.5',
    'seed 7',
  ])
  expect(describeFaultSettings({ times: 3, sequence: ['ok', 'fault'] }, NOW)).toEqual([
    '3 times',
    'in turn ok, fault, then nothing',
  ])
})

test('distinguishes an end in the past from one in the future', () => {
  const at = new Date(NOW).toLocaleString()
  expect(describeFaultSettings({ until: NOW }, NOW)).toEqual([`until ${at}`])
  expect(describeFaultSettings({ until: NOW }, NOW + 1)).toEqual([`ended at ${at}`])
})
