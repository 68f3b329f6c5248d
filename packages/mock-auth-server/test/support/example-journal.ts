import type { ExampleExchange } from '../../src/core/declare/rule.ts'
import type { JournalEntry } from '../../src/core/journal/journal-entry.ts'
import { Journal } from '../../src/journal/journal.ts'

export const BEGAN = Date.UTC(2026, 0, 1)
const APART_MS = 1000
const LASTS_MS = 10

/** An exchange of `run-1`, or of another run. */
export type RunExchange = ExampleExchange & {
  readonly run?: string | undefined
  readonly attribution?: JournalEntry['attribution']
  /** Milliseconds from its beginning to the end of its reply. */
  readonly lasts?: number
}

/** Creates a journal of those exchanges, with defaults for the members that an example does not set. */
export function exampleJournal(examples: readonly RunExchange[]): Journal {
  const journal = new Journal()
  examples.forEach((example, index) => {
    const { begins, ends } = getTimes(example, index)
    closeExchange(journal, openExchange(journal, example, begins), example, ends)
  })
  return journal
}

/** Returns when the n-th exchange of an example begins and ends, in milliseconds since 1970. */
export function getTimes(
  { at, lasts = LASTS_MS }: RunExchange,
  index: number,
): { begins: number; ends: number } {
  const begins = BEGAN + (at ?? index * APART_MS)
  return { begins, ends: begins + lasts }
}

/** Completes the entry of an exchange. */
export function closeExchange(
  journal: Journal,
  entry: JournalEntry,
  { reply: sends }: RunExchange,
  at: number,
) {
  const { status = 200, headers = [], body = '' } = sends ?? {}
  const reply = { status, headers, body }
  journal.close(entry, { original: reply, sent: reply, delivery: 'delivered', at })
}

/** Opens the entry of an exchange. */
export function openExchange(journal: Journal, example: RunExchange, startedAt: number): JournalEntry {
  const {
    step,
    method = 'GET',
    target = '/',
    headers = [],
    body = '',
    facts = {},
    listener = 'public',
  } = example
  return journal.open({
    tenant: 'example',
    run: 'run' in example ? example.run : 'run-1',
    attribution: example.attribution ?? 'only',
    straggler: false,
    step,
    listener,
    direction: step === 'outbound' ? 'out' : 'in',
    startedAt,
    request: { method, target, headers, body, bodyBytes: body.length },
    facts: { ...facts },
  })
}
