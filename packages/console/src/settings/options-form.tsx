import { useSignal } from '@preact/signals'
import type { JsonSchema } from '../api/json-schema.ts'
import { SchemaField } from '../components/fields/schema-field.tsx'
import { setOptions } from '../state/options.ts'

interface Props {
  schemas: Readonly<Record<string, JsonSchema>>
  options: Readonly<Record<string, unknown>>
}

/** Shows one control for each option; the changed ones are sent together. */
export function OptionsForm({ schemas, options }: Props) {
  const changes = useSignal<Record<string, unknown>>({})
  const count = Object.keys(changes.value).length
  const save = async (event: Event) => {
    event.preventDefault()
    if (await setOptions(changes.value)) changes.value = {}
  }
  return (
    <form class="stack" onSubmit={(event) => void save(event)}>
      <div class="fields">
        {Object.entries(schemas).map(([name, schema]) => (
          <SchemaField
            key={name}
            name={name}
            schema={schema}
            value={name in changes.value ? changes.value[name] : (options[name] ?? undefined)}
            onChange={(value) => {
              changes.value = { ...changes.value, [name]: value ?? null }
            }}
          />
        ))}
      </div>
      <div class="row">
        <button type="submit" class="button button-primary" disabled={count === 0}>
          {count === 0 ? 'No changes' : `Save ${count} ${count === 1 ? 'option' : 'options'}`}
        </button>
      </div>
    </form>
  )
}
