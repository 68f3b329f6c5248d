import { useSignal } from '@preact/signals'
import { EmptyState } from '@smart-mock/page-kit'
import { useEffect, useMemo } from 'preact/hooks'
import type { ResourceCapability } from '../../model/api.ts'
import { callApi } from '../api/call-api.ts'
import { AttemptStatus } from '../components/verdicts/attempt-status.tsx'
import { createAttempt } from '../state/attempt.ts'
import { CapabilityCard } from './capability-card.tsx'
import { WriteRequestButton } from './write-request-button.tsx'

/** Shows the CapabilityStatement by type, with searches that are ready to send. */
export function CapabilityBrowser({ runId, onOpen }: { runId: string; onOpen: () => void }) {
  const attempt = useMemo(createAttempt, [])
  const types = useSignal<ResourceCapability[] | undefined>(undefined)
  const wanted = useSignal('')
  useEffect(() => {
    void attempt
      .run('the CapabilityStatement', () => callApi('GET /api/runs/:id/capabilities', { id: runId }))
      .then((found) => {
        types.value = found?.toSorted((a, b) => rank(a) - rank(b))
      })
  }, [attempt, runId, types])
  if (attempt.waiting.value || attempt.problem.value) return <AttemptStatus attempt={attempt} />
  if (!types.value || types.value.length === 0)
    return (
      <EmptyState title="Nothing offered" action={<WriteRequestButton />}>
        <p class="muted">
          The CapabilityStatement at /metadata lists no resource types. Enter a request above.
        </p>
      </EmptyState>
    )
  const shown = types.value.filter(({ type }) => type.toLowerCase().includes(wanted.value.toLowerCase()))
  return (
    <div class="stack-tight">
      <input
        type="search"
        class="input"
        placeholder="Resource type"
        aria-label="Search resource types"
        value={wanted.value}
        onInput={(event) => {
          wanted.value = event.currentTarget.value
        }}
      />
      {shown.map((type) => (
        <CapabilityCard key={type.type} capability={type} onOpen={onOpen} />
      ))}
      {shown.length === 0 && <p class="muted">No type contains “{wanted.value}” in its name.</p>}
    </div>
  )
}

/** Returns the sort rank of a resource type: types that the token allows precede the others. */
function rank({ granted }: ResourceCapability): number {
  return granted?.read || granted?.search ? 0 : 1
}
