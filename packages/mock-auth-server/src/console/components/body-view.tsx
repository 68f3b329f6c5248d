import { useMemo } from 'preact/hooks'
import { CodeBlock } from './code-block.tsx'
import { CopyButton } from './copy-button.tsx'
import { JsonTree } from './json-tree.tsx'

/** A body: JSON as a tree, anything else as text. */
export function BodyView({ body, what }: { body: string; what: string }) {
  const value = useMemo(() => read(body), [body])
  if (value === undefined) return <CodeBlock text={body} what={what} />
  return (
    <div class="code-block">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <figure class="code json" tabIndex={0} aria-label={what}>
        <JsonTree value={value} />
      </figure>
      <CopyButton text={body} what={what} />
    </div>
  )
}

/** Objects and arrays alone are worth a tree. */
function read(body: string): object | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
