import { describe, expect, test } from 'vitest'
import { exampleJournal } from '../../test/support/example-journal.ts'
import { failedRead } from '../../test/support/exchanges.ts'
import { repeatsAtMost } from '../expectations/index.ts'
import { createStrikeContext } from './create-strike-context.ts'
import { RunMonitor } from './run-monitor.ts'

/** Milliseconds after the exchange in which nothing came. */
const QUIET_MS = 10_000

/** Returns the monitor of a run with one struck read that was not repeated, and the time when that had ended. */
function followRead() {
  const journal = exampleJournal([failedRead(0)])
  const [struck] = journal.find()
  const { seq = 0, run, startedAt: at = 0, endedAt = 0 } = struck ?? {}
  return {
    monitor: new RunMonitor(repeatsAtMost(1), createStrikeContext(journal, { seq, run, at }, struck)),
    endedAt,
  }
}

describe('at the end of what a tenant remembers', () => {
  test.each([
    ['a reset', false, 'the tenant was reset before it could be concluded'],
    ['an eviction', true, 'the tenant gave way to others'],
  ])('%s leaves undecided what silence alone had met, since more could have come', (_, isEvicted, says) => {
    const { monitor, endedAt } = followRead()
    const now = endedAt + QUIET_MS
    expect(monitor.conclude(now, 2000, false)).toMatchObject({ outcome: 'met', final: false })
    monitor.freeze(now, { isHeld: false, isEvicted })
    const frozen = monitor.conclude(now, 2000, false)
    expect(frozen).toMatchObject({ outcome: 'inconclusive', flow: 'ended', final: true })
    expect(frozen.reason).toContain(says)
  })

  test.each([false, true])('keeps what a client that was done had met (evicted: %s)', (isEvicted) => {
    const { monitor, endedAt } = followRead()
    const settled = { seq: 2, run: undefined, at: endedAt, kind: 'settled', detail: '' } as const
    monitor.onObservation(settled, 'carried')
    monitor.freeze(endedAt + QUIET_MS, { isHeld: false, isEvicted })
    expect(monitor.conclude(endedAt + QUIET_MS, 2000, false)).toMatchObject({ outcome: 'met', final: true })
  })
})
