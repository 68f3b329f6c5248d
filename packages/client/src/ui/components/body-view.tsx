import { CodeBlock } from './code-block.tsx'
import { JsonView } from './json-view.tsx'
import { parseJson } from './parse-json.ts'

/** A body off the wire: JSON folded, anything else as text. */
export function BodyView({ body, name }: { body: string; name: string }) {
  const json = parseJson(body)
  return json === undefined ? <CodeBlock text={body} name={name} /> : <JsonView value={json} name={name} />
}
