import type { ComponentChildren } from 'preact'
import { Field } from './field.tsx'

interface Props {
  label: string
  hint?: ComponentChildren
  value: string
  onChange: (value: string) => void
  /** A technical value, such as a URL. */
  wire?: boolean
  required?: boolean
  placeholder?: string
  /** Number of lines; more than one makes a text area. */
  rows?: number
}

/** Shows a labelled line or area of text. */
export function TextField({ label, hint, value, onChange, wire, required, placeholder, rows = 1 }: Props) {
  const common = { class: wire ? 'input input-wire' : 'input', required, placeholder, value }
  return (
    <Field label={label} hint={hint}>
      {(ids) =>
        rows > 1 ? (
          <textarea
            {...ids}
            {...common}
            rows={rows}
            onInput={(event) => onChange(event.currentTarget.value)}
          />
        ) : (
          <input
            {...ids}
            {...common}
            autocomplete="off"
            onInput={(event) => onChange(event.currentTarget.value)}
          />
        )
      }
    </Field>
  )
}
