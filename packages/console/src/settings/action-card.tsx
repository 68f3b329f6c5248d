import { Card } from '../components/card.tsx'
import { performAction } from '../state/actions.ts'

const ACTS = [
  ['rotateKeys', 'Rotate keys', 'A new signing key; the old one stays published.'],
  ['retireKeys', 'Retire old keys', 'Stops publishing keys that were rotated out.'],
  ['revokeTokens', 'Revoke tokens', 'Every access and refresh token of the tenant.'],
  ['endSession', 'End sessions', 'Tokens granted with online_access end with the session of their user.'],
] as const

/** Shows the actions that can happen to a server while an app uses it. */
export function ActionCard() {
  return (
    <Card title="Server-side actions">
      {ACTS.map(([id, label, hint]) => (
        <div key={id} class="row">
          <button
            type="button"
            class="button"
            onClick={() => void performAction({ action: id }, `${label}: done`)}
          >
            {label}
          </button>
          <span class="muted small grow">{hint}</span>
        </div>
      ))}
    </Card>
  )
}
