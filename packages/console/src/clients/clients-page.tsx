import { useSignal } from '@preact/signals'
import { EmptyState, Glyph } from '@smart-mock/page-kit'
import { clients } from '../state/clients.ts'
import { ClientCard } from './client-card.tsx'
import { ClientForm } from './client-form.tsx'
import { RefusedRequests } from './refused-requests.tsx'

/** Lists the registered clients of the tenant. */
export function ClientsPage() {
  const adding = useSignal(false)
  const add = () => {
    adding.value = true
  }
  const close = () => {
    adding.value = false
  }
  return (
    <div class="stack page-inner">
      <RefusedRequests />
      <div class="row spread">
        <h2>Clients</h2>
        <button type="button" class="button" onClick={add}>
          <Glyph path="M8 3v10M3 8h10" /> Register a client
        </button>
      </div>
      {adding.value && <ClientForm onDone={close} />}
      {clients.value.length === 0 && (
        <EmptyState
          title="No registered clients"
          action={
            <button type="button" class="button" onClick={add}>
              Register your app
            </button>
          }
        >
          <p class="muted">
            Register one, or start your app: rejected requests appear here with a button to register the
            client.
          </p>
        </EmptyState>
      )}
      {clients.value.map((client) => (
        <ClientCard key={client.clientId} client={client} />
      ))}
    </div>
  )
}
