import { useSignal } from '@preact/signals'
import { ConfirmButton } from '@smart-mock/page-kit'
import type { Client } from '../api/types.ts'
import { changeClient, unregisterClient } from '../state/clients.ts'
import { setForm } from '../state/launch.ts'
import { showPage } from '../state/navigation.ts'
import { ClientFacts } from './client-facts.tsx'
import { ClientForm } from './client-form.tsx'

/** Shows one registration, which opens for editing. */
export function ClientCard({ client }: { client: Client }) {
  const editing = useSignal(false)
  const { clientId, name, type, awaitsApproval } = client
  const launch = () => {
    setForm({ clientId, launchUri: '', appUrl: '' })
    showPage('launch')
  }
  const edit = (on: boolean) => () => {
    editing.value = on
  }
  if (editing.value) return <ClientForm client={client} onDone={edit(false)} />
  return (
    <section class="card" aria-label={clientId}>
      <div class="card-head">
        <h3>
          {name} <code class="muted">{clientId}</code>
        </h3>
        <div class="row">
          {awaitsApproval && (
            <button
              type="button"
              class="button"
              onClick={() => void changeClient(clientId, { awaitsApproval: false })}
            >
              Approve
            </button>
          )}
          {type !== 'backend' && (
            <button type="button" class="button button-quiet" onClick={launch}>
              Launch…
            </button>
          )}
          <button type="button" class="button button-quiet" onClick={edit(true)}>
            Change
          </button>
          <ConfirmButton
            label="Unregister"
            question="Really unregister"
            onConfirm={() => void unregisterClient(clientId)}
          />
        </div>
      </div>
      <ClientFacts client={client} />
    </section>
  )
}
