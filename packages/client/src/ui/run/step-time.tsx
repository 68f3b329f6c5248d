import { now } from '@smart-mock/page-kit'
import type { Step } from '../../model/api.ts'
import { formatDuration } from '../components/format-duration.ts'

/** Shows the duration of a step, or the time since it began. */
export function StepTime({ step }: { step: Step }) {
  const { state, durationMs, startedAt } = step
  if (state === 'done' && durationMs === undefined) return null
  const ms = state === 'done' ? durationMs : Math.max(0, Math.floor((now.value - startedAt) / 1000) * 1000)
  return <span class="step-time">{formatDuration(ms ?? 0)}</span>
}
