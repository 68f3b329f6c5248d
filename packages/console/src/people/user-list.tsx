import { setForm } from '../state/launch.ts'
import { showPage } from '../state/navigation.ts'
import { users } from '../state/people.ts'

/** Lists the users who can sign in; any password is accepted. */
export function UserList() {
  const choose = (reference: string) => {
    setForm({ user: reference })
    showPage('launch')
  }
  return (
    <section aria-labelledby="users-title" class="stack-tight">
      <h2 id="users-title">Users ({users.value.length})</h2>
      <p class="muted small">All users can sign in with any password.</p>
      <ul class="lines card">
        {users.value.map(({ reference, name, role, birthDate }) => (
          <li key={reference} class="line">
            <span class="grow">
              {name} <span class="muted small">{[role, birthDate].filter(Boolean).join(' · ')}</span>
              <br />
              <code class="muted">{reference}</code>
            </span>
            <button
              type="button"
              class="button button-quiet"
              aria-label={`Launch as ${name}, ${reference}`}
              onClick={() => choose(reference)}
            >
              Launch as
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
