import { LevelBadge, now } from '@smart-mock/page-kit'
import type { TokenView } from '../../model/api.ts'
import { formatDuration } from '../components/format-duration.ts'

const soonMs = 60_000

/** Shows the remaining lifetime of the access token, counted down. */
export function Expiry({ view }: { view: TokenView }) {
  const { expiresAt } = view
  if (expiresAt === undefined) return <span class="muted">The server did not state when it expires.</span>
  const left = expiresAt - now.value
  const expired = view.expired || left <= 0
  return (
    <span class="row" role="timer">
      {(expired || left < soonMs) && <LevelBadge level="warning" quiet />}
      <time dateTime={new Date(expiresAt).toISOString()} title={new Date(expiresAt).toLocaleString()}>
        {expired ? 'expired' : `expires in ${formatDuration(Math.max(1000, Math.ceil(left / 1000) * 1000))}`}
      </time>
    </span>
  )
}
