import type { CaseOutcome } from '../../model/api.ts'
import { type CaseState, revealCase } from '../state/conformance/case-entries.ts'
import { LOOKS, OutcomeBadge } from './outcome-badge.tsx'

interface Props {
  id: string
  state: CaseState
  outcome: CaseOutcome
}

/** Shows what was wrong, or why nothing could be said, with the case that reports what stood in the way. */
export function OutcomeNote({ id, state, outcome: { messages, by } }: Props) {
  return (
    <div class={`note verdict-${LOOKS[state].level}`}>
      <OutcomeBadge state={state} />
      {messages.map((message) => (
        <p key={message}>{message}</p>
      ))}
      {by && by !== id && (
        <p class="small">
          <button type="button" class="button-link" onClick={() => revealCase(by)}>
            Show {by}
          </button>
        </p>
      )}
    </div>
  )
}
