import { EmptyState } from '@smart-mock/page-kit'
import type { FhirQuery, FhirResult } from '../../../model/api.ts'
import { JsonView } from '../../components/json/json-view.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { IssueList } from '../../components/verdicts/issue-list.tsx'
import { Note } from '../../components/verdicts/note.tsx'
import { VerdictNote } from '../../components/verdicts/verdict-note.tsx'
import { createPreference } from '../../state/create-preference.ts'
import { revealStep } from '../../state/open-steps.ts'
import { runQuery } from '../../state/query.ts'
import { NarrativeView } from './narrative-view.tsx'
import { PageLinks } from './page-links.tsx'
import { RawAnswer } from './raw-answer.tsx'
import { ReferenceLink } from './reference-link.tsx'
import { ResourceTable } from './resource-table.tsx'

const forms = [
  { id: 'table', label: 'Table' },
  { id: 'tree', label: 'Tree' },
  { id: 'narrative', label: 'Narrative' },
  { id: 'raw', label: 'Raw' },
] as const
type Form = (typeof forms)[number]['id']

const form = createPreference<Form>('answer-form', 'table')

interface Props {
  shown: { query: FhirQuery; answer: FhirResult } | undefined
  /** Called to look for a request. */
  onBrowse: () => void
}

/** Shows a response in four forms. */
export function AnswerView({ shown, onBrowse }: Props) {
  if (!shown)
    return (
      <EmptyState
        title="Nothing sent yet"
        action={
          <button type="button" class="button" onClick={onBrowse}>
            See what the server offers
          </button>
        }
      >
        <p class="muted">Send the request above, or choose one that the server offers.</p>
      </EmptyState>
    )
  const { query, answer } = shown
  const { resource, withheld } = answer
  return (
    <div class="stack-tight">
      <div class="row">
        <code class="grow">
          {query.method} {query.path}
        </code>
        {answer.status !== undefined && <span class="chip">{answer.status}</span>}
        <button type="button" class="button-link small" onClick={() => revealStep(answer.stepId)}>
          Show the exchange
        </button>
      </div>
      {answer.verdict.level !== 'ok' && <VerdictNote verdict={answer.verdict} />}
      {answer.verdict.code === 'beyond-grant' && (
        <div class="row">
          <button type="button" class="button" onClick={() => void runQuery({ ...query, beyondGrant: true })}>
            Send it anyway
          </button>
        </div>
      )}
      <IssueList
        issues={answer.issues.filter(({ text }) => !text || !answer.verdict.message.includes(text))}
      />
      {answer.incomplete && resource && <Note level="warning">Pages are missing from this list.</Note>}
      {withheld.length > 0 && (
        <Note level="warning">
          Left out, since they belong to a patient other than the one in context: {withheld.join(', ')}
        </Note>
      )}
      <PageLinks links={answer.links} />
      <Tabs
        name="form"
        label="Format of the response"
        minor
        tabs={forms}
        selected={form.value}
        onSelect={(next) => {
          form.value = next
        }}
      >
        {form.value === 'table' && <ResourceTable resource={resource} />}
        {form.value === 'tree' &&
          (resource ? (
            <JsonView value={resource} name="answer" leaf={referenceLeaf} />
          ) : (
            <p class="muted">The response is not JSON; “Raw” shows it as received.</p>
          ))}
        {form.value === 'narrative' && <NarrativeView resource={resource} />}
        {form.value === 'raw' && <RawAnswer answer={answer} />}
      </Tabs>
    </div>
  )
}

function referenceLeaf(value: string, path: readonly (string | number)[]) {
  return path.at(-1) === 'reference' || path.at(-1) === 'fullUrl' ? (
    <ReferenceLink reference={value} />
  ) : undefined
}
