import type { JournalEntry } from '../../api/types.ts'
import { BoltIcon } from '../../components/bolt-icon.tsx'
import { WordDiff } from '../../components/word-diff.tsx'

/** Lists the changes of each fault, point by point; the reply itself is compared above. */
export function ChangeList({ entry }: { entry: JournalEntry }) {
  const changes = entry.strikes.flatMap(({ fault, changes: all }) =>
    all.filter(({ point }) => point !== 'reply').map((change) => ({ fault, ...change })),
  )
  const { switches = [] } = entry
  return (
    <>
      {switches.length > 0 && (
        <p class="muted small">
          Changed by {switches.length === 1 ? 'the switch' : 'the switches'}{' '}
          {[...new Set(switches.map((each) => each.switch))].join(', ')} of this tenant, before any fault.
        </p>
      )}
      {changes.map(({ fault, point, original, sent }, index) => (
        <article key={index} class="stack-tight" aria-label={`Change by ${fault}`}>
          <h4 class="row">
            <span class="bolt">
              <BoltIcon />
            </span>
            <code>{fault}</code> <span class="muted">changed</span> <code>{point}</code>
          </h4>
          <WordDiff original={spell(original)} sent={spell(sent)} />
        </article>
      ))}
      {entry.shadowed.map(({ armed, fault, by, point }) => (
        <p key={armed} class="muted small">
          {fault} was shadowed at {point} by {by}, which was armed earlier.
        </p>
      ))}
    </>
  )
}

function spell(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2)
}
