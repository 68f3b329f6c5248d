import type { Change } from 'diff'

interface Props {
  title: string
  /** The kind of changes that this side marks. */
  mark: 'added' | 'removed'
  parts: readonly Change[]
  /** Shown as it is when there was nothing to compare. */
  text: string
}

/** Shows one side of a comparison, with the parts marked that only it has. */
export function DiffSide({ title, mark, parts, text }: Props) {
  const other = mark === 'added' ? 'removed' : 'added'
  const Mark = mark === 'added' ? 'ins' : 'del'
  return (
    <figure class="side">
      <figcaption class="field-label">{title}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <pre class="code" tabIndex={0}>
        {parts.length === 0
          ? text
          : parts
              .filter((part) => !part[other])
              .map((part, index) => (part[mark] ? <Mark key={index}>{part.value}</Mark> : part.value))}
      </pre>
    </figure>
  )
}
