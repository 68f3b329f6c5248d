import { CopyButton } from './copy-button.tsx'
import { JsonView } from './json-view.tsx'
import { parseJson } from './parse-json.ts'

/** A body off the wire: JSON folded, anything else as text. */
export function BodyView({ body, name }: { body: string; name: string }) {
  const json = parseJson(body)
  if (json !== undefined) return <JsonView value={json} name={name} />
  return (
    <div>
      <CopyButton text={body} what={name} label="Copy" />
      <pre class="code" tabIndex={0} aria-label={name}>
        {body}
      </pre>
    </div>
  )
}
