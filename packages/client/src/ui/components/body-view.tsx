import { useSignal } from '@preact/signals'
import { CodeBlock } from './code-block.tsx'
import { JsonView } from './json/json-view.tsx'
import { parseJson } from './json/parse-json.ts'

/** Shows a body: JSON as a tree or raw, anything else as text. */
export function BodyView({ body, name }: { body: string; name: string }) {
  const raw = useSignal(false)
  const json = parseJson(body)
  if (json === undefined) return <CodeBlock text={body} name={name} />
  const toggle = (
    <button
      type="button"
      class="button button-quiet"
      aria-pressed={raw.value}
      onClick={() => {
        raw.value = !raw.value
      }}
    >
      Raw
    </button>
  )
  return raw.value ? (
    <CodeBlock text={body} name={name} tools={toggle} />
  ) : (
    <JsonView value={json} name={name} tools={toggle} />
  )
}
