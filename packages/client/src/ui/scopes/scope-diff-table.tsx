import { Icon } from '@smart-mock/page-kit'
import type { ScopeDiff, ScopeOutcome, VerdictLevel } from '../../model/api.ts'
import { DataTable } from '../components/data-table.tsx'
import { VerdictNote } from '../components/verdicts/verdict-note.tsx'

const outcomes: Record<ScopeOutcome['outcome'], { level: VerdictLevel; words: string }> = {
  granted: { level: 'ok', words: 'granted' },
  'granted-otherwise': { level: 'ok', words: 'granted in another notation' },
  partly: { level: 'warning', words: 'partly' },
  refused: { level: 'warning', words: 'not granted' },
  extra: { level: 'info', words: 'not requested' },
}

/** Compares requested with granted scopes. */
export function ScopeDiffTable({ diff }: { diff: ScopeDiff }) {
  return (
    <section class="stack-tight" aria-label="Requested and granted scopes">
      <h2>Requested and granted</h2>
      <VerdictNote verdict={diff.verdict} />
      <DataTable
        caption="Scopes"
        hideCaption
        columns={['Scope', 'Outcome', 'Granted as', 'What that means']}
        rows={diff.outcomes.map(({ scope, outcome, by, missing, text }) => [
          <code key="scope">{scope}</code>,
          <span key="outcome" class={`verdict verdict-${outcomes[outcome].level}`}>
            <Icon name={outcomes[outcome].level} />
            {outcomes[outcome].words}
          </span>,
          <span key="by" class="mono">
            {by.join(' ')}
          </span>,
          <span key="text">
            {text} {missing && <span class="muted">Missing permissions: {missing}</span>}
          </span>,
        ])}
      />
    </section>
  )
}
