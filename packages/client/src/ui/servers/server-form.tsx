import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { ServerDraft, ServerEntry } from '../../model/api.ts'
import { DEFAULT_SERVER_SETTINGS } from '../../model/default-server-settings.ts'
import { hasSameRecipients } from '../../smart/discovery/has-same-recipients.ts'
import { callApi } from '../api/call-api.ts'
import { AttemptStatus } from '../components/verdicts/attempt-status.tsx'
import { createAttempt } from '../state/attempt.ts'
import { pickSettings } from '../state/pick-settings.ts'
import { loadServers, selectedServerId } from '../state/servers.ts'
import { ClientFields } from './client-fields.tsx'
import { EndpointFields } from './endpoint-fields.tsx'
import { GeneralFields } from './general-fields.tsx'
import { LoginFields } from './login-fields.tsx'

/** Adds or edits an entry. */
export function ServerForm({ server, onDone }: { server: ServerEntry | undefined; onDone: () => void }) {
  const draft = useSignal({ ...(server ? pickSettings(server) : DEFAULT_SERVER_SETTINGS) })
  const secret = useSignal<ServerDraft['clientSecret']>(undefined)
  const saving = useMemo(createAttempt, [])
  const change = (changes: Partial<typeof draft.value>) => {
    draft.value = { ...draft.value, ...changes }
  }
  const save = async (event: Event) => {
    event.preventDefault()
    const body = { ...draft.value, ...(secret.value !== undefined && { clientSecret: secret.value }) }
    const saved = await saving.run('the settings file', () =>
      server
        ? callApi('PUT /api/servers/:id', { id: server.id, body })
        : callApi('POST /api/servers', { body }),
    )
    if (!saved) return
    if (!server) selectedServerId.value = saved.id
    await loadServers().catch(() => undefined)
    onDone()
  }
  return (
    <form class="stack" onSubmit={save}>
      <GeneralFields settings={draft.value} onChange={change} />
      <ClientFields
        settings={draft.value}
        onChange={change}
        hasSecret={server?.hasSecret ?? false}
        keepsSecret={server === undefined || hasSameRecipients(server, draft.value)}
        onSecret={(next) => {
          secret.value = next
        }}
      />
      <LoginFields settings={draft.value} onChange={change} />
      <EndpointFields settings={draft.value} onChange={change} />
      <AttemptStatus attempt={saving} />
      <div class="row">
        <button type="submit" class="button button-primary" disabled={saving.waiting.value !== undefined}>
          Save
        </button>
        <button type="button" class="button" onClick={onDone}>
          Cancel
        </button>
      </div>
    </form>
  )
}
