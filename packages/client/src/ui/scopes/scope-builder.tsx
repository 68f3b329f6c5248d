import { useSignal } from '@preact/signals'
import { announce } from '@smart-mock/page-kit'
import { useMemo } from 'preact/hooks'
import type { ServerEntry } from '../../model/api.ts'
import { callApi } from '../api/call-api.ts'
import { AttemptStatus } from '../components/verdicts/attempt-status.tsx'
import { createAttempt } from '../state/attempt.ts'
import { loadServers } from '../state/servers.ts'
import { CommonScopes } from './common-scopes.tsx'
import { ScopeChips } from './scope-chips.tsx'
import { ScopeComposer } from './scope-composer.tsx'

/** Edits the scopes that the selected server's entry requests. */
export function ScopeBuilder({ server }: { server: ServerEntry }) {
  const chosen = useSignal(split(server.scopes))
  const isUnsaved = chosen.value.join(' ') !== split(server.scopes).join(' ')
  const saving = useMemo(createAttempt, [])
  const toggle = (scope: string, on: boolean) => {
    const others = chosen.value.filter((other) => other !== scope)
    chosen.value = on ? [...others, scope] : others
  }
  const save = () =>
    void saving.run('the settings file', async () => {
      await callApi('PUT /api/servers/:id', { id: server.id, body: { scopes: chosen.value.join(' ') } })
      await loadServers()
      announce('Scopes saved')
    })
  return (
    <section class="stack-tight" aria-label="Scope builder">
      <h2>Scopes for the next login</h2>
      <ScopeChips scopes={chosen.value} onRemove={(scope) => toggle(scope, false)} />
      <CommonScopes chosen={chosen.value} onToggle={toggle} />
      <ScopeComposer onAdd={(scope) => toggle(scope, true)} />
      <AttemptStatus attempt={saving} />
      <div class="row">
        <button type="button" class="button button-primary" disabled={!isUnsaved} onClick={save}>
          Save to this entry
        </button>
        {isUnsaved && (
          <button
            type="button"
            class="button"
            onClick={() => {
              chosen.value = split(server.scopes)
            }}
          >
            Undo
          </button>
        )}
      </div>
    </section>
  )
}

function split(scopes: string): string[] {
  return scopes.split(/\s+/).filter(Boolean)
}
