import { defineRule, fail, inconclusive, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { FHIR_STEPS, isFhirStep } from '../../core/journal/steps.ts'
import { findRepetitions, SIDE_BY_SIDE } from '../evidence/repeats.ts'

export const oneRetryAfterRefusal = defineRule({
  name: 'one-retry-after-refusal',
  level: 'warning',
  catalogueIds: ['C-147'],
  spec: rfc(6750, '3.1'),
  requirement: 'After a 401, a request is retried at most once with the same token.',
  howToFix: 'After a 401, refresh (or sign in again) and repeat the request with the new token.',
  steps: FHIR_STEPS,
  checkRun: (run) => {
    const refused = findRepetitions(
      run.filter(({ step, facts }) => isFhirStep(step) && facts.accessToken),
      isRefused,
    )
    if (refused.possible.length === 0) return undefined
    const looped = refused.certain.find(isLoop)
    if (looped) {
      return fail(
        'a rejected request was repeated with the same token',
        'at most one retry',
        `${countRetries(looped)} retries`,
      )
    }
    return refused.possible.some(isLoop) ? inconclusive(SIDE_BY_SIDE) : PASS
  },
  examples: {
    valid: [{ step: 'fhir-read', target: '/p', facts: { accessToken: 'at.1' }, reply: { status: 401 } }],
    invalid: [1, 2, 3].map(() => ({
      step: 'fhir-read' as const,
      target: '/p',
      facts: { accessToken: 'at.1' },
      reply: { status: 401 },
    })),
  },
})

function isRefused({ sent, delivery }: JournalEntry): boolean {
  return sent?.status === 401 && delivery === 'delivered'
}

function isLoop(tries: readonly JournalEntry[]): boolean {
  return countRetries(tries) > 1
}

/** Returns the number of requests that followed a 401; one after a server error is a retry of another kind. */
function countRetries(tries: readonly JournalEntry[]): number {
  return tries.slice(0, -1).filter(isRefused).length
}
