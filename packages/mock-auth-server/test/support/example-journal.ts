import type { ExampleExchange } from '../../src/core/declare/rule.ts'
import type { JournalEntry } from '../../src/core/journal/journal-entry.ts'
import type { Transfer } from '../../src/core/journal/transfer.ts'
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
  /** Number of the connection; without one, nothing but the times is known. */
  readonly connection?: number
  /** When the client had sent it, where the process read it later: milliseconds after the example began. */
  readonly sentAt?: number
  /** `true` when the connection ended after the reply. */
  readonly ends?: boolean
  /** `true` when the client broke off before there was a reply. */
  readonly isUnanswered?: boolean
  /** Number of the streak of reads; the server never had to wait by default. */
  readonly streak?: number
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
  { reply: sends, streak = 0, ends = false, isUnanswered = false }: RunExchange,
  at: number,
) {
  if (entry.transfer) {
    const endedIn = ends ? 2 * at : undefined
    Object.assign(entry.transfer, { repliedIn: 2 * at, repliedStreak: streak, endedIn })
  }
  if (isUnanswered) {
    journal.close(entry, { delivery: 'aborted', at } as Parameters<Journal['close']>[1])
    return
  }
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
    transfer: createTransfer(journal, example, startedAt),
    startedAt,
    request: { method, target, headers, body, bodyBytes: body.length },
    facts: { ...facts },
    preset: undefined,
  })
}

/** Creates a transfer in which every millisecond is a batch of its own: the odd ones read, the even ones reply. */
function createTransfer(
  journal: Journal,
  { connection, sentAt, streak = 0 }: RunExchange,
  startedAt: number,
): Transfer | undefined {
  if (connection === undefined) return undefined
  const before = journal.find().findLast(({ transfer }) => transfer?.connection === connection)
  return {
    passedAt: undefined,
    connection,
    askedIn: 2 * (sentAt === undefined ? startedAt : BEGAN + sentAt) + 1,
    streak,
    idleMs: before?.endedAt === undefined ? undefined : startedAt - before.endedAt,
    beside: 0,
    repliedIn: undefined,
    repliedStreak: undefined,
    endedIn: undefined,
  }
}
