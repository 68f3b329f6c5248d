import { expect, test } from 'vitest'
import { armingWords } from './arming-words.ts'

const NOW = 1_800_000_000_000

test('an arming without settings has no words', () => {
  expect(armingWords({}, NOW)).toEqual([])
  expect(armingWords({ skip: 0 }, NOW)).toEqual([])
})

test('conditions are one sentence', () => {
  const when = { step: 'token' as const, clientId: ['a', 'b'], param: { code: '*', state: 'x' } }
  expect(armingWords({ when }, NOW)).toEqual([
    'only where step is token and client is a or b and parameter code is * and parameter state is x',
  ])
})

test('counts, draws and sequence', () => {
  expect(armingWords({ times: 1, skip: 2, probability: 0.5, seed: 7 }, NOW)).toEqual([
    'once',
    '2 pass by first',
    'with probability 0.5',
    'seed 7',
  ])
  expect(armingWords({ times: 3, sequence: ['ok', 'fault'] }, NOW)).toEqual([
    '3 times',
    'in turn ok, fault, then nothing',
  ])
})

test('an end that has passed is told from one to come', () => {
  const at = new Date(NOW).toLocaleString()
  expect(armingWords({ until: NOW }, NOW)).toEqual([`until ${at}`])
  expect(armingWords({ until: NOW }, NOW + 1)).toEqual([`ended at ${at}`])
})
