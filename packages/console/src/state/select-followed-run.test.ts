import { expect, test } from 'vitest'
import type { JournalEntry, Run } from '../api/types.ts'
import { selectFollowedRun } from './select-followed-run.ts'

const run = (id: string) => ({ id }) as Run
const entry = (id: string, step: string, strikes: unknown[] = []) =>
  ({ run: id, step, strikes }) as unknown as JournalEntry
const follow = (runs: string[], entries: JournalEntry[]) => selectFollowedRun(runs.map(run), entries)?.id

test('selects the newest login, not an app that explores afterwards', () => {
  const entries = [entry('a', 'authorize'), entry('b', 'authorize'), entry('c', 'discovery')]
  expect(follow(['a', 'b', 'c'], entries)).toBe('b')
})

test('selects a run with a strike in any step', () => {
  expect(follow(['a', 'b'], [entry('a', 'token'), entry('b', 'discovery', [{}])])).toBe('b')
})

test('selects the newest run when all only explore', () => {
  expect(follow(['a', 'b'], [entry('a', 'discovery'), entry('b', 'jwks')])).toBe('b')
  expect(follow([], [])).toBeUndefined()
})
