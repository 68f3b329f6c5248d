import { changeClient, clients, registerClient } from '../state/clients.ts'
import { entries } from '../state/journal.ts'
import { findRefusedRequests, type RefusedRequest } from './find-refused-requests.ts'

/** Requests that were refused for want of a registration, each with the button that mends it. */
export function RefusedRequests() {
  const refusals = findRefusedRequests(entries.value, clients.value)
  if (refusals.length === 0) return null
  return (
    <section class="card" aria-labelledby="refused-title">
      <div class="card-head">
        <h2 id="refused-title">Rejected and not registered</h2>
      </div>
      <ul class="lines">
        {refusals.map((refusal) => (
          <li key={refusal.seq} class="line">
            <span class="grow">
              <code>{refusal.clientId}</code> with redirect URI <code>{refusal.redirectUri}</code>
            </span>
            <button type="button" class="button button-primary" onClick={() => void accept(refusal)}>
              {refusal.client ? 'Add this redirect URI' : 'Register this client'}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function accept({ clientId, redirectUri, client }: RefusedRequest): Promise<boolean> {
  return client
    ? changeClient(clientId, { redirectUris: [...client.redirectUris, redirectUri] })
    : registerClient({ clientId, redirectUris: [redirectUri], native: !/^https?:/i.test(redirectUri) })
}
