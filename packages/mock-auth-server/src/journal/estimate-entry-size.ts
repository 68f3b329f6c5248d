import type { HeaderPair } from '../core/http/incoming-request.ts'
import type { Reply } from '../core/http/reply.ts'
import type { Facts } from '../core/journal/facts.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { estimateSize, estimateTextSize } from '../core/util/estimate-size.ts'

// The constants are those by which the estimate of logins is a little above the heap that they take: see
// bench/memory.mts.
/** Bytes of an entry without its texts, with its places in the journal. */
const ENTRY = 400
/** Bytes of a header without its characters; its name is often shared. */
const HEADER = 50
/** Bytes of a record of facts without its texts, with its places in the indices. */
const RECORD = 200
/** Bytes of a fact without its characters. */
const FACT = 8

/** Estimates the memory of an entry in bytes, without that of its facts, which outlive it. */
export function estimateEntrySize({ request, original, sent, strikes }: JournalEntry): number {
  return (
    ENTRY +
    estimateTextSize(request.target) +
    (request.bodyBytes === 0 ? 0 : estimateTextSize(request.body)) +
    estimateHeaders(request.headers) +
    estimateReply(sent) +
    (original === sent ? 0 : estimateReply(original)) +
    (strikes.length === 0 ? 0 : estimateSize(strikes))
  )
}

/** Estimates the memory of the facts of an exchange in bytes. */
export function estimateFactsSize(facts: Facts): number {
  let size = RECORD
  for (const name in facts) size += FACT + (facts[name as keyof Facts]?.length ?? 0)
  return size
}

function estimateReply(reply: Reply | undefined): number {
  if (!reply) return 0
  const { headers, body } = reply
  if (typeof body === 'string') return estimateHeaders(headers) + estimateTextSize(body)
  return estimateHeaders(headers) + (body instanceof Uint8Array ? body.length : 0)
}

function estimateHeaders(headers: readonly HeaderPair[]): number {
  let size = 0
  for (const [name, value] of headers) size += HEADER + name.length + value.length
  return size
}
