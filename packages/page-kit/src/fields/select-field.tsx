import type { ComponentChildren } from 'preact'
import { Field } from './field.tsx'
import { Select } from './select.tsx'

interface Props<Value extends string> {
  label: string
  hint?: ComponentChildren
  value: Value
  options: readonly (readonly [value: Value, text: string])[]
  onChange: (value: Value) => void
}

/** Shows a labelled select with `[value, text]` pairs. */
export function SelectField<Value extends string>({ label, hint, ...select }: Props<Value>) {
  return (
    <Field label={label} hint={hint}>
      {(ids) => <Select {...select} {...ids} />}
    </Field>
  )
}
