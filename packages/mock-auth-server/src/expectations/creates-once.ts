import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import { findHeader } from '../core/http/find-header.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { isSameRequest } from '../core/journal/request-key.ts'
import { repeatsAtMost } from './repeats-at-most.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { isReaction } from './shared/is-reaction.ts'

/**
 * Expects that a create whose outcome the client does not know is not repeated blindly. It may be repeated as a
 * conditional create (FHIR R4, http.html#ccreate), whose condition must find what the first one created.
 */
export const createsOnce: () => Expectation = defineExpectation('createsOnce', () => ({
  sentence: 'does not repeat the request, save with an If-None-Exist that finds what was created',
  start: (context) => {
    const blind = repeatsAtMost(1).start(context)
    const { struck } = context
    let conditional: JournalEntry | undefined
    return {
      ...blind,
      onExchange: (entry, attribution) => {
        if (!isConditional(entry)) return blind.onExchange?.(entry, attribution)
        if (!struck || !isReaction(context, entry) || !isSameRequest(struck, entry)) return undefined
        conditional = entry
        if (!hasCreated(struck) || !hasCreated(entry)) return undefined
        return conclude('not met', 'If-None-Exist did not find what the create had created', context, entry)
      },
      conclude: (state) =>
        conditional && state.kind !== 'open'
          ? conclude('met', 'the create was repeated with If-None-Exist', conditional)
          : blind.conclude(state),
    }
  },
}))

function isConditional({ request }: JournalEntry): boolean {
  return !!findHeader(request.headers, 'if-none-exist')?.trim()
}

/** Returns `true` when the server created a resource, whatever the client was told. */
function hasCreated({ original }: JournalEntry): boolean {
  return original?.status === 201
}
