import type { ConformanceRun, DueLogin } from '../../model/api.ts'
import { cancelLogin } from '../state/conformance/conformance-actions.ts'

const DECISIONS: Readonly<Record<DueLogin['decision'], string>> = {
  approve: 'Sign in and allow everything.',
  deny: 'Sign in and deny.',
  narrow: 'Sign in and allow less than is requested.',
}

/** Addresses that a server may choose, and the page of this client that sends a form. */
const OPENABLE = /^(https?:\/\/|\/conformance-login\/)/i

/** Shows the login that is due: its purpose, what to choose, and the link that opens it. */
export function LoginCard({ run, login }: { run: ConformanceRun; login: DueLogin }) {
  const { number, total, title, decision, scopes, address } = login
  return (
    <section class="note stack-tight" aria-label={`Login ${number} of ${total}`}>
      <p>
        <strong>
          Login {number} of {total}: {title}
        </strong>
      </p>
      <p>{DECISIONS[decision]} The run continues when the server goes back to this client.</p>
      <p class="muted small mono">{scopes.join(' ')}</p>
      <div class="row">
        {OPENABLE.test(address) ? (
          <a class="button button-primary" href={address} target="_blank" rel="noopener noreferrer">
            Open login {number}
          </a>
        ) : (
          <code>{address}</code>
        )}
        <button type="button" class="button" onClick={() => void cancelLogin(run.id)}>
          The server shows an error
        </button>
      </div>
    </section>
  )
}
