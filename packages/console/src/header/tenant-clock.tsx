import { now } from '@smart-mock/page-kit'
import { formatDuration } from '../components/format-duration.ts'
import { tenant } from '../state/tenant.ts'

/** Shows the wall clock of the mock, and the offset of the expiry clock. */
export function TenantClock() {
  const offset = tenant.value?.clock.offsetSeconds ?? 0
  const time = new Date(now.value).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })
  return (
    <span
      class="small nowrap"
      title="How far the expiry clock is ahead of the wall clock; tokens and codes expire earlier by that much."
    >
      clock {time}{' '}
      <span class={offset > 0 ? 'ahead' : 'muted'}>+{offset > 0 ? formatDuration(offset * 1000) : 0}</span>
    </span>
  )
}
