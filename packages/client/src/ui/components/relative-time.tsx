import { now } from '@smart-mock/page-kit'
import { formatDuration } from './format-duration.ts'

/** Shows a time relative to now, the exact time on hover. `at` is in epoch milliseconds. */
export function RelativeTime({ at }: { at: number }) {
  const gap = now.value - at
  const exact = new Date(at)
  const words =
    Math.abs(gap) < 1000 ? 'now' : gap > 0 ? `${formatDuration(gap)} ago` : `in ${formatDuration(-gap)}`
  return (
    <time dateTime={exact.toISOString()} title={exact.toLocaleString()}>
      {words}
    </time>
  )
}
