import { useSignal } from '@preact/signals'
import { call } from '../api/call.ts'
import type { Entry } from '../api/types.ts'
import { attempt } from '../state/problem.ts'
import { tenantPath } from '../state/tenant.ts'
import { ChangeList } from './change-list.tsx'
import { ReplyView } from './reply-view.tsx'
import { RequestView } from './request-view.tsx'

/** Request and reply; secrets are shortened until they are asked for. */
export function EntryDetail({ entry }: { entry: Entry }) {
  const revealed = useSignal<Entry | undefined>(undefined)
  const shown = revealed.value ?? entry
  const reveal = () =>
    attempt(async () => {
      revealed.value = await call<Entry>('GET', tenantPath(`/journal/${entry.seq}?secrets=shown`))
    })
  const hide = () => {
    revealed.value = undefined
  }
  return (
    <div class="entry-detail">
      <div class="row spread">
        <span class="muted small">
          {new Date(shown.startedAt).toLocaleString()} · belongs to its run by {shown.attribution}
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
        <ReplyView honest={shown.honest} sent={shown.sent} />
      </div>
    </div>
  )
}
