import { CodeBlock } from '../components/code-block.tsx'
import { VerdictNote } from '../components/verdicts/verdict-note.tsx'
import { type AppStateView, loadAppState } from '../state/app-state.ts'
import { revealStep } from '../state/open-steps.ts'

/** What came of the last request, and the way on where the state has to be loaded again. */
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
