import type { Entry } from '../api/types.ts'
import { CodeBlock } from '../components/code-block.tsx'
import { WordDiff } from '../components/word-diff.tsx'
import { HeaderList } from './header-list.tsx'
import { prettyBody } from './pretty-body.ts'
import { replyText } from './reply-text.ts'

/** What was answered; where a fault changed the reply, beside what would have been said. */
export function ReplyView({ honest, sent }: Pick<Entry, 'honest' | 'sent'>) {
  if (!sent) return <p class="muted">No reply was written yet.</p>
  const meant = honest ? replyText(honest) : undefined
  const said = replyText(sent)
  return (
    <section class="side" aria-label="Reply">
      <h4>Reply</h4>
      {meant !== undefined && meant !== said ? (
        <WordDiff honest={meant} sent={said} />
      ) : (
        <>
          <p>
            <code>{sent.status}</code>
          </p>
          {sent.body !== '' && <CodeBlock text={prettyBody(sent.body)} what="the reply body" />}
          <HeaderList headers={sent.headers} />
        </>
      )}
    </section>
  )
}
