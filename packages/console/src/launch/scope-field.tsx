import { useSignal } from '@preact/signals'
import { TextField } from '@smart-mock/page-kit'
import type { Client } from '../api/types.ts'
import { changeClient } from '../state/clients.ts'

/** Edits the scopes that the client may be granted, as its registration stores them. */
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
        label="Permitted scopes"
        placeholder="any that it requests"
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
