import type { LoginDisplay, Run } from '../../model/api.ts'
import { Note } from '../components/verdicts/note.tsx'
import { VerdictNote } from '../components/verdicts/verdict-note.tsx'
import { Waiting } from '../components/waiting.tsx'
import { isPopupBlocked, loginWindow, openLogin, retryByGet } from '../state/runs/login-window.ts'
import { servers } from '../state/servers.ts'
import { LoginFrame } from './login-frame.tsx'

const otherPlaces: readonly (readonly [LoginDisplay, string])[] = [
  ['iframe', 'Show it here'],
  ['tab', 'Open in a tab'],
  ['popup', 'Open in a popup'],
]

/** Shows the current login: its frame or its location, and the other displays. */
export function LoginStage({ run }: { run: Run }) {
  if (['preparing', 'finishing'].includes(run.state))
    return <Waiting key={run.state} target={run.steps.at(-1)?.waitingFor ?? run.fhirBase} />
  if (run.state === 'failed' && run.error) return <VerdictNote verdict={run.error} />
  if (!run.authorizeUrl || !['ready', 'authorizing'].includes(run.state)) return null
  const place = loginWindow.value?.runId === run.id ? loginWindow.value.place : undefined
  const testUsers = servers.value?.find(({ id }) => id === run.serverId)?.testUsers
  const refused = run.displayReason !== undefined
  return (
    <div class="stack-tight">
      {run.displayReason && <Note level="info">{run.displayReason}</Note>}
      {isPopupBlocked.value && (
        <Note level="warning">The browser blocked the new window. Open it with one of these buttons.</Note>
      )}
      <div class="row">
        <span class="grow-text">{words(place)}</span>
        <span class="row">
          {otherPlaces
            .filter(([other]) => other !== place && !(other === 'iframe' && refused))
            .map(([other, label]) => (
              <button key={other} type="button" class="button" onClick={() => void openLogin(run, other)}>
                {label}
              </button>
            ))}
          {run.authorizeMethod === 'POST' && (
            <button type="button" class="button" onClick={() => void retryByGet(run)}>
              Retry with GET
            </button>
          )}
        </span>
      </div>
      {testUsers && <p class="pre-line muted small">{testUsers}</p>}
      {place === 'iframe' && <LoginFrame url={run.authorizeUrl} name={run.serverName} />}
    </div>
  )
}

function words(place: LoginDisplay | undefined): string {
  if (place === 'iframe')
    return 'Sign in at the server below. If the frame stays empty, the server may forbid framing.'
  if (place === 'tab') return 'Sign in at the server in the tab that was opened.'
  if (place === 'popup') return 'Sign in at the server in the popup that was opened.'
  return 'The login page is ready.'
}
