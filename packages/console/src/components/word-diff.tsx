// The module itself: the index of the package would bring its other diffs into the page.
import { diffWordsWithSpace } from 'diff/lib/diff/word.js'
import { useMemo } from 'preact/hooks'
import { DiffSide } from './diff-side.tsx'

/** Beyond that the two texts are shown without marks. */
const PATIENCE_MS = 300

/** Compares the original text and the text sent, word by word. */
export function WordDiff({ original, sent }: { original: string; sent: string }) {
  const parts = useMemo(
    () => diffWordsWithSpace(original, sent, { timeout: PATIENCE_MS }) ?? [],
    [original, sent],
  )
  return (
    <div class="sides">
      <DiffSide title="Original" mark="removed" parts={parts} text={original} />
      <DiffSide title="Sent" mark="added" parts={parts} text={sent} />
    </div>
  )
}
