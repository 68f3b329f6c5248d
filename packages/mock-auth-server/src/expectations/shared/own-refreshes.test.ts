import { expect, test } from 'vitest'
import { exampleJournal } from '../../../test/support/example-journal.ts'
import { refresh } from '../../../test/support/exchanges.ts'
import type { StrikeContext } from '../../core/declare/expectation.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { refreshesAtMost, usesNewestRefreshToken } from '../index.ts'
import { isOwnRefresh } from './own-refreshes.ts'

const [entry] = exampleJournal([refresh('invented', {}, { run: 'run-2' })]).find() as [JournalEntry]

/** Returns the context of a strike before that refresh, with a history that has nothing. */
function contextWith(complete: boolean): StrikeContext {
  const history = { complete, findByValue: () => [], findByRun: () => [], findRecent: () => [] }
  const fact = (name: string) => (name === 'clientId' ? 'app' : undefined)
  return { seq: 0, run: 'run-1', at: 0, struck: undefined, history, fact } as unknown as StrikeContext
}

test('a token that was never issued begins a run of its own', () => {
  expect(isOwnRefresh(contextWith(true), entry, false)).toBe(true)
})

test('a refresh of no client that is known is nobody’s', () => {
  const [nameless] = exampleJournal([refresh('invented', { clientId: undefined })]).find() as [JournalEntry]
  const context = { ...contextWith(true), fact: () => undefined }
  expect(isOwnRefresh(context, nameless, false)).toBe(false)
})

test('a token that may have been issued in an evicted exchange tells nothing', () => {
  expect(isOwnRefresh(contextWith(false), entry, false)).toBe('unknown')
  expect(isOwnRefresh(contextWith(false), entry, true)).toBe(true)
})

test.each([refreshesAtMost(0), usesNewestRefreshToken()])('$name does not conclude from it', ({ start }) => {
  const attribution = { isInRun: false, strength: 'carried' } as const
  const [whole, partial] = [true, false].map((complete) => {
    const monitor = start(contextWith(complete))
    return monitor.onExchange?.(entry, attribution) ?? monitor.conclude({ kind: 'ended' })
  })
  expect(whole?.outcome).toBe('not met')
  expect(partial?.outcome).toBe('inconclusive')
})
