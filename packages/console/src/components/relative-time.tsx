import { now } from '@smart-mock/page-kit'
import { formatDuration } from './format-duration.ts'

/** Shows a time relative to now, the exact time on hover. */
export function RelativeTime({ at }: { at: string }) {
  const gap = now.value - Date.parse(at)
  return (
    <time dateTime={at} title={new Date(at).toLocaleString()}>
      {gap < 1000 ? 'now' : `${formatDuration(gap)} ago`}
    </time>
  )
}
