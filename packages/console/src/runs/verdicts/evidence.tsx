import { revealEntry } from '../../state/open-entries.ts'

/** Links to the exchanges that are evidence. */
export function Evidence({ seqs }: { seqs: readonly number[] }) {
  if (seqs.length === 0) return null
  return (
    <span>
      evidence{' '}
      {seqs.map((seq) => (
        <button key={seq} type="button" class="button-link" onClick={() => revealEntry(seq)}>
          #{seq}
        </button>
      ))}
    </span>
  )
}
