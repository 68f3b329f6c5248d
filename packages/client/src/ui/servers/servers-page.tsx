import { useSignal } from '@preact/signals'
import { EmptyState } from '@smart-mock/page-kit'
import type { ServerEntry } from '../../model/api.ts'
import { Dialog } from '../components/dialog.tsx'
import { VerdictNote } from '../components/verdicts/verdict-note.tsx'
import { servers, serversProblem } from '../state/servers.ts'
import { ServerCard } from './server-card.tsx'
import { ServerForm } from './server-form.tsx'
import { ServerTransfer } from './server-transfer.tsx'

/** Shows the server list: add, edit, duplicate, delete, export and import. */
export function ServersPage() {
  const editing = useSignal<ServerEntry | 'new' | undefined>(undefined)
  const add = () => {
    editing.value = 'new'
  }
  const close = () => {
    editing.value = undefined
  }
  const entry = editing.value === 'new' ? undefined : editing.value
  return (
    <>
      <div class="row spread">
        <h2>Servers</h2>
        <div class="row">
          <ServerTransfer />
          <button type="button" class="button button-primary" onClick={add}>
            Add server
          </button>
        </div>
      </div>
      {serversProblem.value && <VerdictNote verdict={serversProblem.value} />}
      {servers.value?.length === 0 && (
        <EmptyState
          title="No servers"
          action={
            <button type="button" class="button" onClick={add}>
              Add a server
            </button>
          }
        >
          <p class="muted">
            Add one: all it needs is its FHIR base and the client id registered for this client.
          </p>
        </EmptyState>
      )}
      <ul class="server-list">
        {servers.value?.map((server) => (
          <ServerCard
            key={server.id}
            server={server}
            onEdit={() => {
              editing.value = server
            }}
          />
        ))}
      </ul>
      {editing.value && (
        <Dialog title={entry ? `Edit ${entry.name}` : 'Add a server'} onClose={close}>
          <ServerForm server={entry} onDone={close} />
        </Dialog>
      )}
    </>
  )
}
