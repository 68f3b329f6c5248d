import type { StrikeContext } from '../core/declare/expectation.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import type { Journal } from '../journal/journal.ts'
import type { Strike } from './strike.ts'

/** Creates the context of a strike, with the facts before it. */
export function createStrikeContext(
  journal: Journal,
  strike: Strike,
  struck: JournalEntry | undefined,
): StrikeContext {
  const { seq, run, at } = strike
  return {
    seq,
    run,
    at,
    struck,
    history: journal.past,
    fact: (name) => {
      const own = struck?.facts[name]
      if (own !== undefined || run === undefined) return own
      const before = journal.past.findByRun(run).filter((record) => record.seq <= seq)
      return before.findLast(({ facts }) => facts[name] !== undefined)?.facts[name]
    },
    cameBefore: (step) => journal.find({ step }).some((entry) => entry.seq < seq),
  }
}
