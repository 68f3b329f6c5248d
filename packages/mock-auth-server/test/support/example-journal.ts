import type { ExampleExchange } from '../../src/core/declare/rule.ts'
import type { JournalEntry } from '../../src/core/journal/journal-entry.ts'
import { Journal } from '../../src/journal/journal.ts'

const BEGAN = Date.UTC(2026, 0, 1)
const APART_MS = 1000
const LASTS_MS = 10

/** An exchange of `run-1`, or of another run. */
export type RunExchange = ExampleExchange & {
  readonly run?: string
  readonly attribution?: JournalEntry['attribution']
}

/** Creates a journal of those exchanges, with defaults for the members that an example does not set. */
export function exampleJournal(examples: readonly RunExchange[]): Journal {
  const journal = new Journal()
  examples.forEach((example, index) => {
    playExchange(journal, example, index)
  })
  return journal
}

/** Journals an exchange, the n-th of an example; `before` is called with its entry before it ends. */
export function playExchange(
  journal: Journal,
  example: RunExchange,
  index: number,
  before: (entry: JournalEntry) => void = () => undefined,
): void {
  const at = BEGAN + (example.at ?? index * APART_MS)
  const entry = opened(journal, example, at)
  const { status = 200, headers = [], body = '' } = example.reply ?? {}
  const reply = { status, headers, body }
  before(entry)
  journal.close(entry, { original: reply, sent: reply, delivery: 'delivered', at: at + LASTS_MS })
}

function opened(journal: Journal, example: RunExchange, startedAt: number): JournalEntry {
  const {
    step,
    method = 'GET',
    target = '/',
    headers = [],
    body = '',
    facts = {},
    listener = 'public',
    run = 'run-1',
  } = example
  return journal.open({
    tenant: 'example',
    run,
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
