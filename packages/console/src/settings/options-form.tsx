import { useSignal } from '@preact/signals'
import { Disclosure } from '@smart-mock/page-kit'
import type { JsonSchema } from '../api/json-schema.ts'
import { SchemaField } from '../components/fields/schema-field.tsx'
import { setOptions } from '../state/options.ts'

interface Props {
  schemas: Readonly<Record<string, JsonSchema>>
  options: Readonly<Record<string, unknown>>
}

/** What the card of the preset is for. */
const CHOSEN_ABOVE = new Set(['preset', 'presetVariants'])

const isSwitch = (schema: JsonSchema) => schema['x-legality'] !== undefined

/** Shows one control for each option; the changed ones are sent together. */
export function OptionsForm({ schemas, options }: Props) {
  const changes = useSignal<Record<string, unknown>>({})
  const count = Object.keys(changes.value).length
  const save = async (event: Event) => {
    event.preventDefault()
    if (await setOptions(changes.value)) changes.value = {}
  }
  const fields = Object.entries(schemas).filter(([name]) => !CHOSEN_ABOVE.has(name))
  const renderField = ([name, schema]: readonly [string, JsonSchema]) => (
    <SchemaField
      key={name}
      name={name}
      schema={schema}
      value={name in changes.value ? changes.value[name] : (options[name] ?? undefined)}
      onChange={(value) => {
        changes.value = { ...changes.value, [name]: value ?? schema.default ?? null }
      }}
    />
  )
  return (
    <form class="stack" onSubmit={(event) => void save(event)}>
      <div class="fields">{fields.filter(([, schema]) => !isSwitch(schema)).map(renderField)}</div>
      <Disclosure title="Switches: habits of real servers" look="fold">
        <div class="fields">{fields.filter(([, schema]) => isSwitch(schema)).map(renderField)}</div>
      </Disclosure>
      <div class="row">
        <button type="submit" class="button button-primary" disabled={count === 0}>
          {count === 0 ? 'No changes' : `Save ${count} ${count === 1 ? 'option' : 'options'}`}
        </button>
      </div>
    </form>
  )
}
