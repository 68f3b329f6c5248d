import { useSignal } from '@preact/signals'
import { TextField } from '@smart-mock/page-kit'
import type { Client } from '../api/types.ts'
import { changeClient } from '../state/clients.ts'

/** The scopes that the client may be granted, kept in its registration. */
export function ScopeField({ client }: { client: Client }) {
  const text = useSignal(client.scope ?? '')
  const changed = text.value.trim() !== (client.scope ?? '')
  const save = () => changeClient(client.clientId, { scope: text.value.trim() || null })
  return (
    <form
      class="save-line"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField
        label="Scopes it may be granted"
        placeholder="any that it asks for"
        value={text.value}
        onChange={(next) => {
          text.value = next
        }}
        wire
      />
      {changed && (
        <button type="submit" class="button">
          Save scopes
        </button>
      )}
    </form>
  )
}
