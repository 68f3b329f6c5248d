import { ConfirmButton } from '@smart-mock/page-kit'
import { useMemo } from 'preact/hooks'
import type { ServerEntry } from '../../model/api.ts'
import { callApi } from '../api/call-api.ts'
import { LaunchUrl } from '../components/launch-url.tsx'
import { AttemptStatus } from '../components/verdicts/attempt-status.tsx'
import { createAttempt } from '../state/attempt.ts'
import { showPage } from '../state/navigation.ts'
import { selectServer } from '../state/runs/runs.ts'
import { loadServers, selectedServer } from '../state/servers.ts'
import { RegisterButton } from './register-button.tsx'

/** Shows one entry with its actions. */
export function ServerCard({ server, onEdit }: { server: ServerEntry; onEdit: () => void }) {
  const attempt = useMemo(createAttempt, [])
  const { id, name, description, fhirBase, clientId, clientType, builtIn } = server
  const change = (target: string, work: () => Promise<unknown>) =>
    void attempt.run(target, async () => {
      await work()
      await loadServers()
    })
  const use = () => {
    showPage('login')
    void selectServer(id)
  }
  return (
    <li class="card card-body stack-tight">
      <div class="row">
        <h3>{name}</h3>
        {builtIn && <span class="chip">bundled with the client</span>}
        {selectedServer.value?.id === id && <span class="chip">selected</span>}
      </div>
      {description && <p>{description}</p>}
      <p class="mono">{fhirBase}</p>
      <p class="small muted">
        {clientType}, {clientId ? <code>{clientId}</code> : 'not registered yet'}
      </p>
      {clientType !== 'backend' && (
        <p class="small muted">
          Launch URL: <LaunchUrl server={server} />
        </p>
      )}
      <div class="row">
        <button type="button" class="button" onClick={use} aria-label={`Use ${name}`}>
          Use
        </button>
        <button type="button" class="button" onClick={onEdit} aria-label={`Edit ${name}`}>
          Edit
        </button>
        <button
          type="button"
          class="button"
          aria-label={`Duplicate ${name}`}
          onClick={() =>
            change('the settings file', () => callApi('POST /api/servers/:id/duplicate', { id }))
          }
        >
          Duplicate
        </button>
        <RegisterButton server={server} />
        <ConfirmButton
          label="Delete"
          question="Really delete it?"
          onConfirm={() => change('the settings file', () => callApi('DELETE /api/servers/:id', { id }))}
        />
      </div>
      <AttemptStatus attempt={attempt} />
    </li>
  )
}
