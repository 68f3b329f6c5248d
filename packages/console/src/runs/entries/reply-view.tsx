import type { JournalEntry } from '../../api/types.ts'
import { BodyView } from '../../components/body-view.tsx'
import { WordDiff } from '../../components/word-diff.tsx'
import { formatReply } from './format-reply.ts'
import { HeaderList } from './header-list.tsx'

/** Shows the reply; if a fault changed it, beside the original. */
export function ReplyView({ original, sent }: Pick<JournalEntry, 'original' | 'sent'>) {
  if (!sent) return <p class="muted">No response was sent yet.</p>
  const meant = original ? formatReply(original) : undefined
  const said = formatReply(sent)
  return (
    <article class="side" aria-label="Reply">
      <h4>Reply</h4>
      {meant !== undefined && meant !== said ? (
        <WordDiff original={meant} sent={said} />
      ) : (
        <>
          <p>
            <code>{sent.status}</code>
          </p>
          {sent.body !== '' && <BodyView body={sent.body} what="the reply body" />}
          <HeaderList headers={sent.headers} />
        </>
      )}
    </article>
  )
}
