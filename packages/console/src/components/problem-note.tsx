import { Icon } from '@smart-mock/page-kit'
import { problem } from '../state/problem.ts'

/** Shows the last refusal of the mock and its reason. */
export function ProblemNote() {
  return (
    <div role="alert" class="problem">
      {problem.value && (
        <>
          <span class="verdict verdict-error">
            <Icon name="error" /> Refused
          </span>
          <span class="grow">{problem.value.message}</span>
          <button
            type="button"
            class="button button-quiet"
            onClick={() => {
              problem.value = undefined
            }}
          >
            Dismiss
          </button>
        </>
      )}
    </div>
  )
}
