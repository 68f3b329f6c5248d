import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { toRequestKey } from '../../core/journal/request-key.ts'
import { Tries } from '../../core/journal/tries.ts'

/** Refused requests with their repetitions; each list begins with a refused request. */
export interface Repetitions {
  /** Certain repetitions: requests side by side begin lists of their own. */
  readonly certain: readonly (readonly JournalEntry[])[]
  /** Possible ones: those, and requests that may have been sent side by side. */
  readonly possible: readonly (readonly JournalEntry[])[]
}

/** The reason why what looks like a repetition proves none. */
export const SIDE_BY_SIDE =
  'the requests may have been sent side by side, before the first of them was answered'

/**
 * Finds refused requests with their repetitions (see `Tries`). A repetition that succeeds is the last of its list;
 * one with another outcome (a 503 after a 401) belongs to it too.
 *
 * @param entries exchanges of any number of runs and clients, in any order; open ones have begun.
 * @param isRefused returns `true` for an exchange that begins a list, such as one with a delivered 401.
 */
export function findRepetitions(
  entries: readonly JournalEntry[],
  isRefused: (entry: JournalEntry) => boolean,
): Repetitions {
  const all: Tries[] = []
  const current = new Map<string, Tries>()
  for (const entry of [...entries].sort((one, other) => endOf(one) - endOf(other) || one.seq - other.seq)) {
    const key = toRequestKey(entry)
    const tries = current.get(key)
    if (tries?.continuesWith(entry)) tries.add(entry)
    else if (isRefused(entry)) {
      const begun = new Tries(entry)
      current.set(key, begun)
      all.push(begun)
    }
  }
  const certain = all.flatMap(({ places }) => places).filter(([first]) => first && isRefused(first))
  return { certain, possible: all.map(({ possible }) => possible) }
}

function endOf({ endedAt }: JournalEntry): number {
  return endedAt ?? Number.MAX_SAFE_INTEGER
}
