import { CopyButton } from '@smart-mock/page-kit'
import { useMemo } from 'preact/hooks'
import { CodeBlock } from './code-block.tsx'
import { JsonBody } from './json/json-body.tsx'

/** Shows a body: JSON as a tree, anything else as text. */
export function BodyView({ body, what }: { body: string; what: string }) {
  const value = useMemo(() => read(body), [body])
  if (value === undefined) return <CodeBlock text={body} what={what} />
  return (
    <div class="code-block">
      <JsonBody value={value} what={what} />
      <CopyButton text={body} what={what} />
    </div>
  )
}

/** Parses a body; only objects and arrays are shown as a tree. */
function read(body: string): object | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
