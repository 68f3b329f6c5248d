import { useSignal } from '@preact/signals'
import { EmptyState } from '@smart-mock/page-kit'
import { NextRunButton } from '../components/next-run-button.tsx'
import { Tabs } from '../components/tabs.tsx'
import { AttemptStatus } from '../components/verdicts/attempt-status.tsx'
import { answer, queryAttempt } from '../state/query.ts'
import { selectedRun } from '../state/runs/runs.ts'
import { AnswerView } from './answers/answer-view.tsx'
import { CapabilityBrowser } from './capability-browser.tsx'
import { ContextStrip } from './context-strip.tsx'
import { findFirstRead } from './find-first-read.ts'
import { HistoryList } from './history-list.tsx'
import { QueryForm } from './query-form.tsx'
import { SavedList } from './saved-list.tsx'

const parts = [
  { id: 'answer', label: 'Answer' },
  { id: 'offers', label: 'What the server offers' },
  { id: 'history', label: 'History' },
  { id: 'saved', label: 'Saved' },
] as const

/** Sends any FHIR request with the token of the run. */
export function QueryTab() {
  const part = useSignal<(typeof parts)[number]['id']>('answer')
  const run = selectedRun.value
  if (run?.state !== 'active')
    return (
      <EmptyState title={run?.state === 'ended' ? 'Signed out' : 'Not signed in'} action={<NextRunButton />}>
        <p class="muted">Queries require an access token: log in first.</p>
      </EmptyState>
    )
  const shown = answer.value?.runId === run.id ? answer.value : findFirstRead(run)
  return (
    <div class="stack">
      <ContextStrip context={run.context} />
      <QueryForm
        onSend={() => {
          part.value = 'answer'
        }}
      />
      <AttemptStatus attempt={queryAttempt} />
      <div>
        <Tabs
          name="query"
          label="Parts of the query screen"
          minor
          tabs={parts}
          selected={part.value}
          onSelect={(next) => {
            part.value = next
          }}
        >
          {part.value === 'answer' && (
            <AnswerView
              shown={shown}
              onBrowse={() => {
                part.value = 'offers'
              }}
            />
          )}
          {part.value === 'offers' && (
            <CapabilityBrowser
              runId={run.id}
              onOpen={() => {
                part.value = 'answer'
              }}
            />
          )}
          {part.value === 'history' && <HistoryList />}
          {part.value === 'saved' && <SavedList />}
        </Tabs>
      </div>
    </div>
  )
}
