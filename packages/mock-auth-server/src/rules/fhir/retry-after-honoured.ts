import { defineRule, fail, inconclusive, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { findReplyHeader } from '../../core/http/reply.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'
import { isAttributed } from '../evidence/is-attributed.ts'
import { findRepetitions, SIDE_BY_SIDE } from '../evidence/repeats.ts'

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
  checkRun: (run, past) => {
    const isLimited = (entry: JournalEntry) =>
      findEarliest(entry) !== undefined && (entry.step !== 'discovery' || isAttributed(entry, past))
    const attempts = findRepetitions(run, isLimited)
    if (attempts.possible.length === 0) return undefined
    const [early] = attempts.certain.flatMap(findEarly)
    if (early)
      return fail('a request was repeated too early', `${early.wantedMs} ms later`, `${early.gapMs} ms later`)
    return attempts.possible.flatMap(findEarly).length > 0 ? inconclusive(SIDE_BY_SIDE) : PASS
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

/** Finds the repetitions that came earlier than the reply before them permits, in milliseconds after it. */
function findEarly(list: readonly JournalEntry[]): { readonly gapMs: number; readonly wantedMs: number }[] {
  return list.slice(1).flatMap((again, index) => {
    const limited = list[index]
    const wanted = limited && findEarliest(limited)
    if (!limited || wanted === undefined || again.startedAt + TOLERANCE_MS >= wanted) return []
    const ended = limited.endedAt ?? limited.startedAt
    return { gapMs: again.startedAt - ended, wantedMs: wanted - ended }
  })
}

/** A date has whole seconds, and the clock of a client may be behind by as much. */
const DATE_TOLERANCE_MS = 2000

/** Returns the earliest time of a repetition, in milliseconds; `undefined` when the reply does not limit it. */
function findEarliest({ sent, endedAt, delivery }: JournalEntry): number | undefined {
  const limited = delivery === 'delivered' && (sent?.status === 429 || sent?.status === 503)
  const header = sent && limited ? findReplyHeader(sent, 'retry-after') : undefined
  if (header === undefined || endedAt === undefined) return undefined
  const until = /^\d+$/.test(header)
    ? endedAt + Number(header) * 1000
    : Date.parse(header) - DATE_TOLERANCE_MS
  return Number.isNaN(until) ? undefined : Math.max(endedAt, until)
}
