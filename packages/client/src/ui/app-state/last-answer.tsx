import { CodeBlock } from '../components/code-block.tsx'
import { VerdictNote } from '../components/verdicts/verdict-note.tsx'
import { type AppStateView, loadAppState } from '../state/app-state.ts'
import { revealStep } from '../state/open-steps.ts'

/** Shows the outcome of the last request, and a button to load the state again if that is necessary. */
export function LastAnswer({ shown }: { shown: AppStateView }) {
  const { last, mustLoad, key, unsaved } = shown
  return (
    <div class="stack-tight" role="status">
      <VerdictNote verdict={last.verdict} />
      <div class="row">
        {mustLoad && (
          <button type="button" class="button button-primary" onClick={() => void loadAppState(key)}>
            Load again
          </button>
        )}
        {last.stepId && (
          <button type="button" class="button-link small" onClick={() => revealStep(last.stepId)}>
            Show the exchange
          </button>
        )}
      </div>
      {unsaved.length > 0 && !mustLoad && (
        <>
          <p>
            <strong>Not saved:</strong>
          </p>
          {unsaved.map(({ url, value }) => (
            <CodeBlock key={url} text={value} name={`unsaved ${url}`} />
          ))}
        </>
      )}
    </div>
  )
}
