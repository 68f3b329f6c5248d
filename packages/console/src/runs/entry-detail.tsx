import { useSignal } from '@preact/signals'
import { callControlApi } from '../api/call-control-api.ts'
import type { JournalEntry } from '../api/types.ts'
import { tryAction } from '../state/problem.ts'
import { buildTenantPath } from '../state/tenant.ts'
import { ChangeList } from './change-list.tsx'
import { ReplyView } from './reply-view.tsx'
import { RequestView } from './request-view.tsx'

/** Shows request and reply; secrets are redacted until they are requested. */
export function EntryDetail({ entry }: { entry: JournalEntry }) {
  const revealed = useSignal<JournalEntry | undefined>(undefined)
  const shown = revealed.value ?? entry
  const reveal = () =>
    tryAction(async () => {
      revealed.value = await callControlApi<JournalEntry>(
        'GET',
        buildTenantPath(`/journal/${entry.seq}?secrets=shown`),
      )
    })
  const hide = () => {
    revealed.value = undefined
  }
  return (
    <div class="entry-detail">
      <div class="row spread">
        <span class="muted small">
          {new Date(shown.startedAt).toLocaleString()} · assigned to its run by {shown.attribution}
          {shown.facts.diagnosis && ` · ${shown.facts.diagnosis}`}
        </span>
        <button
          type="button"
          class="button button-quiet"
          onClick={revealed.value ? hide : () => void reveal()}
        >
          {revealed.value ? 'Hide secrets' : 'Show secrets'}
        </button>
      </div>
      <ChangeList entry={shown} />
      <div class="sides">
        <RequestView request={shown.request} />
        <ReplyView original={shown.original} sent={shown.sent} />
      </div>
    </div>
  )
}
