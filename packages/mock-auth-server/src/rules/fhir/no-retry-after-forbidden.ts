import { defineRule, fail, inconclusive, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { toRequestKey } from '../../core/journal/request-key.ts'
import { FHIR_STEPS, isFhirStep } from '../../core/journal/steps.ts'
import { findRepetitions, SIDE_BY_SIDE } from '../evidence/repeats.ts'

/** Milliseconds after a refusal in which no person reloads a page. */
const AT_ONCE_MS = 1000
/** Number of tries that prove nothing: one repetition may have been meant. */
const LIMIT = 2

export const noRetryAfterForbidden = defineRule({
  name: 'no-retry-after-forbidden',
  level: 'warning',
  catalogueIds: ['C-148'],
  spec: rfc(6750, '3.1'),
  requirement: 'A request that was rejected with 403 is not repeated.',
  howToFix: 'Treat 403 as final for this token; request more scopes only when the user wants that.',
  steps: FHIR_STEPS,
  checkRun: (run) => {
    const requests = run.filter(({ step, facts }) => isFhirStep(step) && facts.accessToken)
    const forbidden = findRepetitions(
      requests,
      ({ sent, delivery }) => sent?.status === 403 && delivery === 'delivered',
    )
    if (forbidden.possible.length === 0) return undefined
    const isLoop = (tries: readonly JournalEntry[]) =>
      countAtOnce(tries) >= LIMIT || tries.length > (countOthers(tries, requests) ?? tries.length)
    const repeated = forbidden.certain.filter(isRepeated)
    const looped = repeated.find(isLoop)
    if (looped) return fail('a forbidden request is repeated', 'once', `${looped.length} times`)
    if (forbidden.possible.filter(isRepeated).some(isLoop)) return inconclusive(SIDE_BY_SIDE)
    return repeated.every((tries) => countOthers(tries, requests) !== undefined)
      ? PASS
      : inconclusive('a person may have reloaded the page')
  },
  examples: {
    valid: [{ step: 'fhir-read', target: '/p', facts: { accessToken: 'at.1' }, reply: { status: 403 } }],
    invalid: [1, 2, 3].map(() => ({
      step: 'fhir-read' as const,
      target: '/p',
      facts: { accessToken: 'at.1' },
      reply: { status: 403 },
    })),
  },
})

function isRepeated({ length }: readonly JournalEntry[]): boolean {
  return length > LIMIT
}

/** Returns the number of repetitions that followed the refusal before them at once. */
function countAtOnce(tries: readonly JournalEntry[]): number {
  return tries.filter(({ startedAt }, index) => {
    const endedAt = tries[index - 1]?.endedAt
    return endedAt !== undefined && startedAt - endedAt < AT_ONCE_MS
  }).length
}

/**
 * Returns how often the most frequent other request of the page was sent; `undefined` when it has none. A reloaded
 * page sends all its requests again.
 */
function countOthers(
  [first]: readonly JournalEntry[],
  requests: readonly JournalEntry[],
): number | undefined {
  const counts = new Map<string, number>()
  for (const key of requests.map(toRequestKey)) counts.set(key, (counts.get(key) ?? 0) + 1)
  if (first) counts.delete(toRequestKey(first))
  return counts.size === 0 ? undefined : Math.max(...counts.values())
}
