import { Field } from '@smart-mock/page-kit'

interface Props {
  label: string
  hint?: string
  value: number
  max: number
  onChange: (value: number) => void
}

/** Shows a labelled whole number from 1 on; what is no number counts as 1. */
export function NumberField({ label, hint, value, max, onChange }: Props) {
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <input
          {...ids}
          class="input"
          type="number"
          min={1}
          max={max}
          value={value}
          onInput={(event) => onChange(event.currentTarget.valueAsNumber || 1)}
        />
      )}
    </Field>
  )
}
