import { Icon } from '@smart-mock/page-kit'

export function ScopeChips({
  scopes,
  onRemove,
}: {
  scopes: readonly string[]
  onRemove: (scope: string) => void
}) {
  if (scopes.length === 0)
    return <p class="muted">None. A server then grants its default scopes or rejects the request.</p>
  return (
    <ul class="row chips" aria-label="Chosen scopes">
      {scopes.map((scope) => (
        <li key={scope} class="chip">
          <code>{scope}</code>
          <button
            type="button"
            class="button button-quiet button-icon"
            aria-label={`Remove ${scope}`}
            onClick={() => onRemove(scope)}
          >
            <Icon name="error" />
          </button>
        </li>
      ))}
    </ul>
  )
}
