import type { Reply, ReplyBody } from '../core/http/reply.ts'
import type { JournalEntry, Observation } from '../core/journal/journal-entry.ts'
import type { Transfer } from '../core/journal/transfer.ts'
import type { JournalEvent } from './journal-event.ts'

/** A body as JSON can carry it. */
type BodyRecord = string | { readonly base64: string } | { readonly streamed: true }
type ReplyRecord = Omit<Reply, 'body'> & { readonly body: BodyRecord }

/** An event of a journal as JSON can carry it: an exchange that has ended, or an observation. */
export type JournalRecord =
  | { readonly type: 'exchange'; readonly entry: EntryRecord }
  | { readonly type: 'observation'; readonly observation: Observation }

/** An entry as JSON can carry it; `original` is absent where it is what was sent. */
type EntryRecord = Omit<JournalEntry, 'original' | 'sent'> & {
  readonly original?: ReplyRecord
  readonly sent: ReplyRecord | undefined
}

/** Distance that moves the numbers of another process below those of this one. */
const OTHER_PROCESS = 1e10

/** Returns the JSON of an event that another process would need; `undefined` for others. */
export function writeJournalRecord(event: JournalEvent): string | undefined {
  if (event.type === 'observed') {
    return toText({ type: 'observation', observation: event.observation })
  }
  return event.type === 'closed' ? toText({ type: 'exchange', entry: toEntryRecord(event.entry) }) : undefined
}

/** Reads an event that another process has recorded. */
export function readJournalRecord(json: string): JournalRecord {
  return JSON.parse(json) as JournalRecord
}

/** Returns the sequence number of an event. */
export function getRecordSeq(record: JournalRecord): number {
  return record.type === 'exchange' ? record.entry.seq : record.observation.seq
}

/** Restores the entry of an exchange as it was before its end. */
export function restoreEntry({ original: _, sent: __, ...entry }: EntryRecord): JournalEntry {
  return {
    ...entry,
    run: entry.run,
    transfer: entry.transfer && moveTransfer(entry.transfer),
    endedAt: undefined,
    closeOrder: undefined,
    original: undefined,
    sent: undefined,
    delivery: 'open',
  }
}

/** Returns the replies of an exchange that has ended. */
export function readReplies({ original, sent }: EntryRecord): { original: Reply; sent: Reply } {
  const reply = toReply(sent ?? { status: 0, headers: [], body: '' })
  return { original: original ? toReply(original) : reply, sent: reply }
}

function toText(record: JournalRecord): string {
  return JSON.stringify(record)
}

function toEntryRecord({ original, sent, ...entry }: JournalEntry): EntryRecord {
  const record = { ...entry, sent: sent && toReplyRecord(sent) }
  return original && original !== sent ? { ...record, original: toReplyRecord(original) } : record
}

function toReplyRecord({ body, ...reply }: Reply): ReplyRecord {
  return { ...reply, body: toBodyRecord(body) }
}

function toBodyRecord(body: ReplyBody): BodyRecord {
  if (typeof body === 'string') return body
  return body instanceof Uint8Array ? { base64: Buffer.from(body).toString('base64') } : { streamed: true }
}

function toReply({ body, ...reply }: ReplyRecord): Reply {
  if (typeof body === 'string') return { ...reply, body }
  return { ...reply, body: 'base64' in body ? Buffer.from(body.base64, 'base64') : listNothing() }
}

/** Yields the bytes of a stream that nobody has kept. */
async function* listNothing(): AsyncGenerator<Uint8Array> {}

/** Returns a transfer of another process, whose connections and batches all came before those of this one. */
function moveTransfer(transfer: Transfer): Transfer {
  const move = (value: number | undefined) => (value === undefined ? undefined : value - OTHER_PROCESS)
  return {
    ...transfer,
    connection: transfer.connection - OTHER_PROCESS,
    askedIn: transfer.askedIn - OTHER_PROCESS,
    streak: transfer.streak - OTHER_PROCESS,
    idleMs: transfer.idleMs,
    repliedIn: move(transfer.repliedIn),
    repliedStreak: move(transfer.repliedStreak),
    endedIn: move(transfer.endedIn),
  }
}
