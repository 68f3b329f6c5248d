import type { ComponentChildren } from 'preact'
import { Field } from './field.tsx'

interface Props {
  label: string
  hint?: ComponentChildren
  value: string
  options: readonly (readonly [value: string, text: string])[]
  onChange: (value: string) => void
}

/** A labelled select over `[value, text]` pairs. */
export function SelectField({ label, hint, value, options, onChange }: Props) {
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <select
          {...ids}
          class="input"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {options.map(([id, text]) => (
            <option key={id} value={id}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
