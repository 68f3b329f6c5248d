import { Field } from './field.tsx'

interface Props {
  label: string
  hint?: string
  value: string
  onChange: (value: string) => void
  /** A value for the wire, such as a URL. */
  wire?: boolean
  required?: boolean
  /** More than one makes a text area. */
  rows?: number
}

/** A labelled line or area of text. */
export function TextField({ label, hint, value, onChange, wire = false, required = false, rows = 1 }: Props) {
  const look = wire ? 'input input-wire' : 'input'
  return (
    <Field label={label} hint={hint}>
      {rows > 1 ? (
        <textarea
          class={look}
          rows={rows}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <input
          class={look}
          required={required}
          value={value}
          autocomplete="off"
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
