import { Field } from '@smart-mock/page-kit'
import type { ComponentChildren } from 'preact'

interface Props {
  label: string
  hint?: ComponentChildren
  value: number | undefined
  onChange: (value: number | undefined) => void
  min?: number | undefined
  max?: number | undefined
  step?: number | 'any'
  placeholder?: string
}

/** Shows a labelled number; empty is `undefined`. */
export function NumberField({ label, hint, value, onChange, min, max, step, placeholder }: Props) {
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <input
          {...ids}
          type="number"
          class="input"
          min={min}
          max={max}
          step={step}
          placeholder={placeholder}
          value={value ?? ''}
          onInput={({ currentTarget: { value: text, valueAsNumber } }) =>
            onChange(text === '' ? undefined : valueAsNumber)
          }
        />
      )}
    </Field>
  )
}
