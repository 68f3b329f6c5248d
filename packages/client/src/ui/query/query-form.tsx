import { Disclosure, Field, Select } from '@smart-mock/page-kit'
import type { FhirQuery } from '../../model/api.ts'
import { NumberField } from '../components/number-field.tsx'
import { draft, queryAttempt, runQuery } from '../state/query.ts'
import { selectedRun } from '../state/runs/runs.ts'
import { formatHeaders, parseHeaders } from './header-text.ts'
import { SaveQuery } from './save-query.tsx'

const methods = (['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).map(
  (method) => [method, method] as const,
)

/** Edits method, path, headers and body of the next request. */
export function QueryForm({ onSend }: { onSend: () => void }) {
  const { method, path, headers = [], body = '', pages = 1 } = draft.value
  const change = (changes: Partial<FhirQuery>) => {
    draft.value = { ...draft.value, ...changes }
  }
  const send = (event: Event) => {
    event.preventDefault()
    onSend()
    void runQuery(draft.value)
  }
  const hasBody = method !== 'GET' && method !== 'DELETE'
  return (
    <form class="stack-tight" onSubmit={send}>
      <div class="query-line">
        <Select
          label="Method"
          value={method}
          options={methods}
          onChange={(next) => change({ method: next })}
        />
        <input
          id="query-path"
          class="input input-wire"
          aria-label={`Path below ${selectedRun.value?.fhirBase}`}
          placeholder="Patient?name=… (below the FHIR base)"
          spellcheck={false}
          autocapitalize="none"
          autocomplete="off"
          value={path}
          onInput={(event) => change({ path: event.currentTarget.value })}
        />
        <button
          type="submit"
          class="button button-primary"
          disabled={queryAttempt.waiting.value !== undefined}
        >
          Send
        </button>
      </div>
      {hasBody && (
        <Field label="Body">
          {(ids) => (
            <textarea
              {...ids}
              class="input input-wire"
              rows={8}
              spellcheck={false}
              value={body}
              onInput={(event) => change({ body: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
      <Disclosure title="Headers, pages, save">
        <div class="stack-tight">
          <Field label="Headers" hint="One per line, as Name: value. The backend adds the access token.">
            {(ids) => (
              <textarea
                {...ids}
                class="input input-wire"
                rows={3}
                spellcheck={false}
                placeholder="Prefer: return=representation"
                value={formatHeaders(headers)}
                onChange={(event) => change({ headers: parseHeaders(event.currentTarget.value) })}
              />
            )}
          </Field>
          {method === 'GET' && (
            <NumberField
              label="Pages"
              hint="Follows “next” links up to this many pages and merges them."
              value={pages}
              max={20}
              onChange={(next) => change({ pages: next })}
            />
          )}
          <SaveQuery />
        </div>
      </Disclosure>
    </form>
  )
}
