import type { StrikeContext } from '../core/declare/expectation.ts'
import type { FactName } from '../core/journal/facts.ts'
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
  const known = new Map<FactName, string | undefined>()
  const findFact = (name: FactName): string | undefined => {
    const own = struck?.facts[name]
    if (own !== undefined || run === undefined) return own
    const before = journal.past.findByRun(run).filter((record) => record.seq <= seq)
    return before.findLast(({ facts }) => facts[name] !== undefined)?.facts[name]
  }
  return {
    seq,
    run,
    at,
    struck,
    history: journal.past,
    // What came before the strike does not change any more.
    fact: (name) => {
      if (!known.has(name)) known.set(name, findFact(name))
      return known.get(name)
    },
    cameBefore: (step) => journal.find({ step }).some((entry) => entry.seq < seq),
  }
}
