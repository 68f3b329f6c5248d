import { type Reply, readReplyText } from '../core/http/reply.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { collectSecrets, redactSecrets } from './redaction/redact.ts'

const BODY_SHOWN = 262_144

/** The parts of an entry that its JSON has in full. */
export interface EntryJsonParts {
  readonly secrets: 'redacted' | 'shown'
  /** `omitted` leaves out the bodies, and the values that faults changed. */
  readonly bodies?: 'included' | 'omitted'
}

/** Converts a journal entry to JSON. */
export function toEntryJson(entry: JournalEntry, { secrets, bodies = 'included' }: EntryJsonParts): unknown {
  const omit = bodies === 'omitted'
  const replyOf = omit ? withoutBody : withBody
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
    request: omit ? { ...entry.request, body: '' } : entry.request,
    facts: entry.facts,
    original: replyOf(entry.original),
    sent: entry.sent === entry.original ? replyOf(entry.original) : replyOf(entry.sent),
    ...(entry.preset ? { preset: entry.preset.name, presetVariants: entry.preset.variants } : {}),
    ...(entry.switches.length > 0 ? { switches: entry.switches } : {}),
    strikes: entry.strikes.map(({ armed, fault, changes }) => ({
      armed,
      fault,
      changes: omit ? [] : changes.map(plainChange),
    })),
    shadowed: entry.shadowed,
    ...(omit ? { bodiesOmitted: true } : {}),
  }
  return secrets === 'shown' ? view : redactSecrets(view, collectSecrets(entry))
}

function withoutBody(reply: Reply | undefined): unknown {
  return reply ? withBody({ ...reply, body: '' }) : null
}

function withBody(reply: Reply | undefined): unknown {
  if (!reply) return null
  const { status, headers, effects } = reply
  const body = (readReplyText(reply) ?? '(streamed)').slice(0, BODY_SHOWN)
  return { status, headers, body, ...(effects ? { effects } : {}) }
}

function plainChange({ point, original, sent }: JournalEntry['strikes'][number]['changes'][number]): unknown {
  return {
    point,
    original: point === 'reply' ? null : plain(original),
    sent: point === 'reply' ? null : plain(sent),
  }
}

function plain(value: unknown): unknown {
  return value instanceof Uint8Array ? `(${value.length} bytes)` : (value ?? null)
}
