import { EmptyState, Icon } from '@smart-mock/page-kit'
import { draft, savedQueries } from '../state/query.ts'
import { WriteRequestButton } from './write-request-button.tsx'

export function SavedList() {
  if (savedQueries.value.length === 0)
    return (
      <EmptyState title="No saved queries" action={<WriteRequestButton />}>
        <p class="muted">“Save query” below the request stores it in this browser, for all servers.</p>
      </EmptyState>
    )
  return (
    <ul class="list">
      {savedQueries.value.map(({ title, ...query }) => (
        <li key={title}>
          <button
            type="button"
            class="button-link grow"
            onClick={() => {
              draft.value = query
              document.getElementById('query-path')?.focus()
            }}
          >
            {title}
          </button>
          <button
            type="button"
            class="button button-quiet button-icon"
            aria-label={`Delete ${title}`}
            onClick={() => {
              savedQueries.value = savedQueries.value.filter((saved) => saved.title !== title)
            }}
          >
            <Icon name="error" />
          </button>
        </li>
      ))}
    </ul>
  )
}
