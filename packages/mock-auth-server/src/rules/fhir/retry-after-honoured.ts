import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { findReplyHeader } from '../../core/http/reply.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'

/** Clocks and sockets may bring a request in a little early. */
const TOLERANCE_MS = 50

export const retryAfterHonoured = defineRule({
  name: 'retry-after-honoured',
  level: 'warning',
  catalogueIds: ['C-160'],
  spec: rfc(9110, '10.2.3'),
  requirement: 'After a 429 or 503, a request is repeated no earlier than Retry-After says.',
  howToFix: 'Wait as long as Retry-After says; without it, wait longer after every failure.',
  steps: [...FHIR_STEPS, 'token', 'discovery'],
  checkRun: (run) => {
    const limited = run.filter((entry) => waitOf(entry) !== undefined)
    const repeats = limited.flatMap((entry) => {
      const again = run.find((other) => isRepeat(other, entry))
      return again ? [{ entry, gap: again.startedAt - (entry.endedAt ?? entry.startedAt) }] : []
    })
    if (limited.length === 0) return undefined
    const early = repeats.find(({ entry, gap }) => gap + TOLERANCE_MS < (waitOf(entry) ?? 0))
    return early
      ? fail('a request was repeated too early', `${waitOf(early.entry)} ms later`, `${early.gap} ms later`)
      : PASS
  },
  examples: {
    valid: [
      { step: 'fhir-read', at: 0, reply: { status: 429, headers: [['Retry-After', '2']] } },
      { step: 'fhir-read', at: 3000 },
    ],
    invalid: [
      { step: 'fhir-read', at: 0, reply: { status: 429, headers: [['Retry-After', '2']] } },
      { step: 'fhir-read', at: 500 },
    ],
  },
})

function waitOf({ sent, startedAt }: JournalEntry): number | undefined {
  const header =
    sent && (sent.status === 429 || sent.status === 503) ? findReplyHeader(sent, 'retry-after') : undefined
  if (header === undefined) return undefined
  const until = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - startedAt
  return Number.isNaN(until) ? undefined : Math.max(0, until)
}

/** Returns `true` when a request repeats another one and was sent after its reply had arrived. */
function isRepeat(other: JournalEntry, entry: JournalEntry): boolean {
  return (
    other.seq > entry.seq &&
    other.startedAt >= (entry.endedAt ?? Number.POSITIVE_INFINITY) &&
    other.request.method === entry.request.method &&
    other.request.target === entry.request.target
  )
}
