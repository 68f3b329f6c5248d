import { useMemo } from 'preact/hooks'
import type { Run } from '../../model/api.ts'
import { callApi } from '../api/call-api.ts'
import { AttemptStatus } from '../components/verdicts/attempt-status.tsx'
import { createAttempt } from '../state/attempt.ts'

/** Continues a stepwise run. */
export function PausedBar({ run }: { run: Run }) {
  const going = useMemo(createAttempt, [])
  if (run.state !== 'paused') return null
  return (
    <div class="row note verdict-info">
      <span class="grow">Paused before the next step.</span>
      <button
        type="button"
        class="button button-primary"
        disabled={going.waiting.value !== undefined}
        onClick={() =>
          void going.run('the next step', () => callApi('POST /api/runs/:id/continue', { id: run.id }))
        }
      >
        Continue
      </button>
      <AttemptStatus attempt={going} />
    </div>
  )
}
