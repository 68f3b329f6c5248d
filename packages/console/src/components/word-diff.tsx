// The module itself: the index of the package would bring its other diffs into the page.
import { diffWordsWithSpace } from 'diff/lib/diff/word.js'
import { useMemo } from 'preact/hooks'
import { DiffSide } from './diff-side.tsx'

/** Beyond that the two texts are shown without marks. */
const PATIENCE_MS = 300

/** Compares the original text and the text sent, word by word. */
export function WordDiff({ honest, sent }: { honest: string; sent: string }) {
  const parts = useMemo(
    () => diffWordsWithSpace(honest, sent, { timeout: PATIENCE_MS }) ?? [],
    [honest, sent],
  )
  return (
    <div class="sides">
      <DiffSide title="Honest" mark="removed" parts={parts} text={honest} />
      <DiffSide title="Sent" mark="added" parts={parts} text={sent} />
    </div>
  )
}
