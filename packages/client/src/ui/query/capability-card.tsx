import { Disclosure } from '@smart-mock/page-kit'
import type { ResourceCapability } from '../../model/api.ts'
import { DataTable } from '../components/data-table.tsx'
import { draft, openQuery } from '../state/query.ts'

/** Shows one resource type: its interactions and searches to try. */
export function CapabilityCard({
  capability,
  onOpen,
}: {
  capability: ResourceCapability
  onOpen: () => void
}) {
  const { type, interactions, searchParams, includes, granted, suggestions } = capability
  const documented = searchParams.some(({ documentation }) => documentation)
  const send = (path: string) => {
    onOpen()
    openQuery(path)
  }
  const use = (path: string) => {
    draft.value = { ...draft.value, method: 'GET', path }
    document.getElementById('query-path')?.focus()
  }
  return (
    <Disclosure
      title={
        <span class="row">
          <strong>{type}</strong>
          {granted && <span class="muted small">{grantWords(granted)}</span>}
        </span>
      }
    >
      <div class="stack-tight">
        <p class="small muted">{interactions.join(', ') || 'No interactions listed.'}</p>
        {suggestions.length > 0 && (
          <ul class="list" aria-label={`Searches of ${type}`}>
            {suggestions.map(({ title, path }) => (
              <li key={path}>
                <button type="button" class="button-link" onClick={() => send(path)}>
                  {title}
                </button>
                <code class="muted">{path}</code>
              </li>
            ))}
          </ul>
        )}
        {searchParams.length > 0 && (
          <DataTable
            caption="Search parameters"
            columns={documented ? ['Name', 'Type', 'What it finds'] : ['Name', 'Type']}
            rows={searchParams.map(({ name, type: kind, documentation }) => [
              <button
                key="name"
                type="button"
                class="button-link mono"
                onClick={() => use(`${type}?${name}=`)}
              >
                {name}
              </button>,
              kind,
              ...(documented ? [documentation ?? ''] : []),
            ])}
          />
        )}
        {includes.length > 0 && (
          <p class="row small">
            Includes:
            {includes.map((include) => (
              <button
                key={include}
                type="button"
                class="button-link mono"
                onClick={() => use(`${type}?_include=${include}`)}
              >
                {include}
              </button>
            ))}
          </p>
        )}
      </div>
    </Disclosure>
  )
}

function grantWords({ read, search }: { read: boolean; search: boolean }): string {
  if (read && search) return 'granted: read and search'
  if (read) return 'granted: read'
  return search ? 'granted: search' : 'not granted'
}
