import { Checkbox, SelectField, TextField } from '@smart-mock/page-kit'
import type { JsonSchema } from '../../api/json-schema.ts'
import { TextWithCode } from '../text-with-code.tsx'
import { JsonField } from './json-field.tsx'
import { NumberField } from './number-field.tsx'

interface Props {
  name: string
  schema: JsonSchema
  /** `undefined` stands for the default of the schema. */
  value: unknown
  onChange: (value: unknown) => void
}

/** Shows the control for one member, generated from its JSON Schema. */
export function SchemaField({ name, schema, value, onChange }: Props) {
  const { description, minimum: min, maximum: max } = schema
  const hint = description && <TextWithCode text={description} />
  const shown = value ?? schema.default
  if (schema.enum) {
    const options = schema.enum.map((each) => [String(each), String(each)] as const)
    const known = shown === undefined ? ([['', '(unchanged)'], ...options] as const) : options
    return (
      <SelectField
        label={name}
        hint={hint}
        value={String(shown ?? '')}
        options={known}
        onChange={(text) => onChange(schema.enum?.find((each) => String(each) === text))}
      />
    )
  }
  if (schema.type === 'boolean') {
    return (
      <Checkbox checked={shown === true} onChange={onChange}>
        {name} {hint && <span class="muted small">{hint}</span>}
      </Checkbox>
    )
  }
  if (schema.type === 'integer' || schema.type === 'number') {
    return (
      <NumberField
        {...{ label: name, hint, min, max, onChange }}
        step={schema.type === 'integer' ? 1 : 'any'}
        value={shown as number | undefined}
      />
    )
  }
  if (schema.type === 'string')
    return <TextField label={name} hint={hint} value={String(shown ?? '')} onChange={onChange} />
  return <JsonField label={name} hint={hint} value={shown} onChange={onChange} />
}
