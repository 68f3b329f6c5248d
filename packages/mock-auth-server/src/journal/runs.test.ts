import { expect, test } from 'vitest'
import type { Step } from '../core/journal/steps.ts'
import { type AttributionHints, Runs } from './runs.ts'

const clues = (step: Step, more: Partial<AttributionHints> = {}): AttributionHints => ({
  step,
  label: undefined,
  known: undefined,
  now: 0,
  ...more,
})

test('discovery opens a run, authorize joins it, what carries a code follows', () => {
  const runs = new Runs()
  const { run } = runs.attribute(clues('discovery'))
  expect(runs.attribute(clues('authorize'))).toEqual({ run, attribution: 'authorize' })
  const known = { run: run ?? '', by: 'code' as const }
  expect(runs.attribute(clues('token', { known }))).toEqual({ run, attribution: 'code' })
  expect(runs.attribute(clues('jwks'))).toEqual({ run, attribution: 'only' })
})

test('a second handshake is a run of its own', () => {
  const runs = new Runs()
  const first = runs.attribute(clues('authorize')).run
  const second = runs.attribute(clues('discovery')).run
  expect(second).not.toBe(first)
  expect(runs.attribute(clues('authorize')).run).toBe(second)
  expect(runs.attribute(clues('jwks'))).toEqual({ run: second, attribution: 'adjacent' })
})

test('a handshake that nobody took up is not continued a quarter of an hour later', () => {
  const runs = new Runs()
  const stale = runs.attribute(clues('discovery')).run
  expect(runs.attribute(clues('authorize', { now: 16 * 60_000 })).run).not.toBe(stale)
})

test('a backend service joins the discovery before it, and asks for its next token in the same run', () => {
  const runs = new Runs()
  const { run } = runs.attribute(clues('discovery'))
  const asks = (service: string, now = 0) => runs.attribute(clues('token', { service, now }))
  expect(asks('nightly')).toEqual({ run, attribution: 'authorize' })
  expect(asks('nightly')).toEqual({ run, attribution: 'adjacent' })
  expect(asks('another').run).not.toBe(run)
  expect(asks('nightly', 16 * 60_000).run).not.toBe(run)
  const next = runs.attribute(clues('discovery', { now: 16 * 60_000 })).run
  expect(asks('nightly', 16 * 60_000).run).toBe(next)
})

test('a label decides, whatever else is known', () => {
  const runs = new Runs()
  const known = { run: runs.open(0).id, by: 'token' as const }
  const labelled = runs.attribute(clues('fhir-read', { label: 'mine', known }))
  expect(labelled.attribution).toBe('label')
  expect(labelled.run).not.toBe(known.run)
  expect(runs.attribute(clues('authorize', { label: 'mine' })).run).toBe(labelled.run)
})
