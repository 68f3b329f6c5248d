import { CopyButton } from '@smart-mock/page-kit'
import { useMemo } from 'preact/hooks'
import { CodeBlock } from './code-block.tsx'
import { JsonBody } from './json/json-body.tsx'

/** A body: JSON as a tree, anything else as text. */
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

/** Objects and arrays alone are worth a tree. */
function read(body: string): object | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
