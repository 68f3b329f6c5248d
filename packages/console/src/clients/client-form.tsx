import { useSignal } from '@preact/signals'
import { TextField } from '@smart-mock/page-kit'
import type { Client } from '../api/types.ts'
import { changeClient, registerClient } from '../state/clients.ts'
import { type ClientFormValue, EMPTY_CLIENT, toChanges, toClient, toFormValue } from './client-form-value.ts'
import { CredentialFields } from './credential-fields.tsx'

/** Registers a client, or edits the given one. */
export function ClientForm({ client, onDone }: { client?: Client; onDone: () => void }) {
  const value = useSignal<ClientFormValue>(client ? toFormValue(client) : EMPTY_CLIENT)
  const set = (change: Partial<ClientFormValue>) => {
    value.value = { ...value.value, ...change }
  }
  const text = (name: 'clientId' | 'name' | 'redirectUris' | 'launchUris' | 'scope') => ({
    value: value.value[name],
    onChange: (next: string) => set({ [name]: next }),
  })
  const save = async (event: Event) => {
    event.preventDefault()
    const done = client
      ? await changeClient(client.clientId, toChanges(value.value))
      : await registerClient(toClient(value.value))
    if (done) onDone()
  }
  return (
    <form
      class="card card-body stack"
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
      onSubmit={(event) => void save(event)}
    >
      <h3>{client ? `Edit ${client.clientId}` : 'Register a client'}</h3>
      <div class="fields">
        {!client && <TextField label="Client id" required wire {...text('clientId')} />}
        <TextField label="Name" placeholder="the client id" {...text('name')} />
        <CredentialFields value={value.value} set={set} registered={client !== undefined} />
      </div>
      <TextField
        label="Redirect URIs"
        hint="One per line, exactly as the app sends them."
        rows={3}
        wire
        {...text('redirectUris')}
      />
      <TextField
        label="Launch URLs"
        hint="URLs at which an EHR launch opens the app; one per line."
        rows={2}
        wire
        {...text('launchUris')}
      />
      <TextField label="Permitted scopes" placeholder="any" wire {...text('scope')} />
      <div class="row">
        <button type="submit" class="button button-primary">
          {client ? 'Save' : 'Register'}
        </button>
        <button type="button" class="button" onClick={onDone}>
          Cancel
        </button>
      </div>
    </form>
  )
}
