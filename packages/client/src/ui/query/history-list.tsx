import { EmptyState } from '@smart-mock/page-kit'
import { draft, history } from '../state/query.ts'
import { WriteRequestButton } from './write-request-button.tsx'

export function HistoryList() {
  if (history.value.length === 0)
    return (
      <EmptyState title="No requests yet" action={<WriteRequestButton />}>
        <p class="muted">Requests that you send are listed here until the page is closed.</p>
      </EmptyState>
    )
  return (
    <ul class="list">
      {history.value.map(({ method, path }) => (
        <li key={`${method} ${path}`}>
          <button
            type="button"
            class="button-link mono"
            onClick={() => {
              draft.value = { ...draft.value, method, path }
              document.getElementById('query-path')?.focus()
            }}
          >
            {method} {path}
          </button>
        </li>
      ))}
    </ul>
  )
}
