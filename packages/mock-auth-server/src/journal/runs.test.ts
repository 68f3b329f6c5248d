import { expect, test } from 'vitest'
import type { Step } from '../core/journal/steps.ts'
import type { AttributionHints } from './run.ts'
import { Runs } from './runs.ts'

const clues = (step: Step, more: Partial<AttributionHints> = {}): AttributionHints => ({
  step,
  label: undefined,
  known: undefined,
  now: 0,
  ...more,
})

test('opens a run at discovery, joins authorize to it, and assigns requests by their code', () => {
  const runs = new Runs()
  const { run } = runs.attribute(clues('discovery'))
  expect(runs.attribute(clues('authorize'))).toEqual({ run, attribution: 'authorize' })
  const known = { run: run ?? '', by: 'code' as const }
  expect(runs.attribute(clues('token', { known }))).toEqual({ run, attribution: 'code' })
  expect(runs.attribute(clues('jwks'))).toEqual({ run, attribution: 'only' })
})

test('opens a new run for a second login', () => {
  const runs = new Runs()
  const first = runs.attribute(clues('authorize')).run
  const second = runs.attribute(clues('discovery')).run
  expect(second).not.toBe(first)
  expect(runs.attribute(clues('authorize')).run).toBe(second)
  expect(runs.attribute(clues('jwks'))).toEqual({ run: second, attribution: 'adjacent' })
})

test('opens a new run when the last one was idle for 15 minutes', () => {
  const runs = new Runs()
  const stale = runs.attribute(clues('discovery')).run
  expect(runs.attribute(clues('authorize', { now: 16 * 60_000 })).run).not.toBe(stale)
})

test.each(['unmatched', 'probe'] as const)('opens no run for a stray request: %s', (step) => {
  const runs = new Runs()
  expect(runs.attribute(clues(step))).toEqual({ run: undefined, attribution: 'none' })
  expect(runs.all()).toEqual([])
})

test('does not keep an idle run fresh by stray requests', () => {
  const runs = new Runs()
  const { run } = runs.attribute(clues('discovery'))
  expect(runs.attribute(clues('probe', { now: 14 * 60_000 })).run).toBe(run)
  expect(runs.attribute(clues('authorize', { now: 16 * 60_000 })).run).not.toBe(run)
})

test('opens a run for discovery that comes minutes after the discovery of another client', () => {
  const runs = new Runs()
  const { run } = runs.attribute(clues('discovery'))
  expect(runs.attribute(clues('discovery', { now: 30_000 })).run).toBe(run)
  const other = runs.attribute(clues('discovery', { now: 5 * 60_000 })).run
  expect(other).not.toBe(run)
  expect(runs.attribute(clues('authorize', { now: 5 * 60_000 })).run).toBe(other)
})

test('joins discovery to a prepared launch that was opened minutes later', () => {
  const runs = new Runs()
  const { id } = runs.open(0)
  expect(runs.attribute(clues('discovery', { now: 5 * 60_000 })).run).toBe(id)
})

test('joins a backend service to the discovery before it, and assigns its next token request to the same run', () => {
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

test('assigns by a label, regardless of other hints', () => {
  const runs = new Runs()
  const known = { run: runs.open(0).id, by: 'token' as const }
  const labelled = runs.attribute(clues('fhir-read', { label: 'mine', known }))
  expect(labelled.attribution).toBe('label')
  expect(labelled.run).not.toBe(known.run)
  expect(runs.attribute(clues('authorize', { label: 'mine' })).run).toBe(labelled.run)
})

test('finds runs by their ids, and forgets the oldest at the limit', () => {
  const runs = new Runs()
  const ids = Array.from({ length: 5001 }, () => runs.open(0).id)
  expect(ids.slice(1).every((id) => runs.get(id)?.id === id)).toBe(true)
  for (const id of [ids[0] ?? '', '', 'run-', 'run-02', 'run-2.5', 'run-5002', 'two-2'])
    expect(runs.get(id)).toBeUndefined()
})
