import { CopyButton } from '@smart-mock/page-kit'
import type { ServerEntry } from '../../model/api.ts'
import { appInfo } from '../state/app-info.ts'

const clientTypes = {
  public: 'public: no secret, only PKCE protects the code',
  'confidential-symmetric': 'confidential, with a client secret',
  'confidential-asymmetric': 'confidential, with a key pair',
  backend: 'backend service, with a key pair and no user',
} as const

/** Shows the documentation of this server to read before signing in. */
export function ServerDocumentation({ server }: { server: ServerEntry }) {
  const redirectUri = appInfo.value?.redirectUri ?? ''
  return (
    <section class="stack prose" aria-label="About this server">
      <h2>{server.name}</h2>
      {server.description && <p>{server.description}</p>}
      <dl class="facts">
        <dt>FHIR base</dt>
        <dd class="mono">{server.fhirBase}</dd>
        <dt>Client</dt>
        <dd>
          {server.clientId ? <code>{server.clientId}</code> : <span class="muted">not registered yet</span>},{' '}
          {clientTypes[server.clientType]}
        </dd>
        <dt>Scopes</dt>
        <dd class="mono">{server.scopes}</dd>
        <dt>Callback</dt>
        <dd>
          <code>{redirectUri}</code> <CopyButton text={redirectUri} what="the callback URL" />
        </dd>
      </dl>
      {server.testUsers && (
        <div>
          <h3>Test users</h3>
          <p class="pre-line">{server.testUsers}</p>
        </div>
      )}
      {server.notes && (
        <div>
          <h3>Notes</h3>
          <p class="pre-line">{server.notes}</p>
        </div>
      )}
    </section>
  )
}
