import { useSignal } from '@preact/signals'
import { Field } from '@smart-mock/page-kit'
import { useMemo } from 'preact/hooks'
import type { ServerDraft, ServerEntry } from '../../model/api.ts'
import { callApi } from '../api/call-api.ts'
import { AttemptStatus } from '../components/verdicts/attempt-status.tsx'
import { createAttempt } from '../state/attempt.ts'
import { pickSettings } from '../state/pick-settings.ts'
import { loadServers } from '../state/servers.ts'

/** Edits the configuration as JSON. */
export function ConfigurationEditor({ server, onClose }: { server: ServerEntry; onClose: () => void }) {
  const text = useSignal(JSON.stringify(pickSettings(server), null, 2))
  const saving = useMemo(createAttempt, [])
  const save = async (event: Event) => {
    event.preventDefault()
    const saved = await saving.run('the settings file', async () => {
      await callApi('PUT /api/servers/:id', { id: server.id, body: parse(text.value) })
      await loadServers()
      return true
    })
    if (saved) onClose()
  }
  return (
    <form class="stack-tight" onSubmit={save}>
      <Field
        label="Configuration as JSON"
        hint='Add "clientSecret" to set the secret; it stays in the backend.'
      >
        {(ids) => (
          <textarea
            {...ids}
            class="input input-wire"
            rows={18}
            spellcheck={false}
            value={text.value}
            onInput={(event) => {
              text.value = event.currentTarget.value
            }}
          />
        )}
      </Field>
      <AttemptStatus attempt={saving} />
      <div class="row">
        <button type="submit" class="button button-primary" disabled={saving.waiting.value !== undefined}>
          Save
        </button>
        <button type="button" class="button" onClick={onClose}>
          Cancel
        </button>
      </div>
    </form>
  )
}

function parse(text: string): ServerDraft {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`This is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}
