import { type Reply, readReplyText } from '../core/http/reply.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { collectSecrets, redactSecrets } from './redact.ts'

const BODY_SHOWN = 262_144

/** Converts a journal entry to JSON, with its secrets redacted unless they are requested. */
export function toEntryJson(entry: JournalEntry, showSecrets: boolean): unknown {
  const view = {
    seq: entry.seq,
    tenant: entry.tenant,
    run: entry.run ?? null,
    attribution: entry.attribution,
    epoch: entry.epoch,
    straggler: entry.straggler,
    step: entry.step,
    listener: entry.listener,
    direction: entry.direction,
    startedAt: new Date(entry.startedAt).toISOString(),
    durationMs: entry.endedAt === undefined ? null : entry.endedAt - entry.startedAt,
    delivery: entry.delivery,
    request: entry.request,
    facts: entry.facts,
    honest: replyOf(entry.honest),
    sent: entry.sent === entry.honest ? replyOf(entry.honest) : replyOf(entry.sent),
    struck: entry.struck.map(({ armed, fault, changes }) => ({
      armed,
      fault,
      changes: changes.map(plainChange),
    })),
    heldBack: entry.heldBack,
  }
  return showSecrets ? view : redactSecrets(view, collectSecrets(entry))
}

function replyOf(reply: Reply | undefined): unknown {
  if (!reply) return null
  const { status, headers, wire } = reply
  const body = (readReplyText(reply) ?? '(streamed)').slice(0, BODY_SHOWN)
  return { status, headers, body, ...(wire ? { wire } : {}) }
}

function plainChange({ point, honest, sent }: JournalEntry['struck'][number]['changes'][number]): unknown {
  return {
    point,
    honest: point === 'reply' ? null : plain(honest),
    sent: point === 'reply' ? null : plain(sent),
  }
}

function plain(value: unknown): unknown {
  return value instanceof Uint8Array ? `(${value.length} bytes)` : (value ?? null)
}
