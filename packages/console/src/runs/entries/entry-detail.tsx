import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { callControlApi } from '../../api/call-control-api.ts'
import type { JournalEntry } from '../../api/types.ts'
import { captureRefusal } from '../../state/problem.ts'
import { buildTenantPath } from '../../state/tenant.ts'
import { ChangeList } from './change-list.tsx'
import { EntryPreset } from './entry-preset.tsx'
import { ReplyView } from './reply-view.tsx'
import { RequestView } from './request-view.tsx'

/**
 * Shows request and reply, whose bodies are loaded when the entry opens; secrets are redacted until they are
 * requested.
 */
export function EntryDetail({ entry }: { entry: JournalEntry }) {
  const loaded = useSignal<JournalEntry | undefined>(undefined)
  const refusal = useSignal<string | undefined>(undefined)
  const secrets = useSignal<'redacted' | 'shown'>('redacted')
  const { seq, delivery } = entry
  const wanted = secrets.value
  useEffect(() => {
    let current = true
    void captureRefusal(async () => {
      const found = await callControlApi<JournalEntry>(
        'GET',
        buildTenantPath(`/journal/${seq}?secrets=${wanted}`),
      )
      if (current) loaded.value = found
    }).then((message) => {
      if (current) refusal.value = message
    })
    return () => {
      current = false
    }
  }, [seq, delivery, wanted])
  const shown = loaded.value
  return (
    <div class="entry-detail">
      <div class="row spread">
        <span class="muted small">
          {new Date(entry.startedAt).toLocaleString()} · assigned to its run by {entry.attribution}
          {entry.facts.diagnosis && ` · ${entry.facts.diagnosis}`}
          <EntryPreset entry={entry} />
        </span>
        <button
          type="button"
          class="button button-quiet"
          onClick={() => {
            secrets.value = wanted === 'shown' ? 'redacted' : 'shown'
          }}
        >
          {wanted === 'shown' ? 'Hide secrets' : 'Show secrets'}
        </button>
      </div>
      {refusal.value !== undefined && (
        <p class="muted">The bodies of this exchange cannot be shown: {refusal.value}.</p>
      )}
      {shown === undefined && refusal.value === undefined && <p class="muted">Loading …</p>}
      {shown && (
        <>
          <ChangeList entry={shown} />
          <div class="sides">
            <RequestView request={shown.request} />
            <ReplyView original={shown.original} sent={shown.sent} />
          </div>
        </>
      )}
    </div>
  )
}
