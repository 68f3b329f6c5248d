import type { ControlIds } from './field.tsx'

interface Props<Value extends string> extends Partial<ControlIds> {
  value: Value
  options: readonly (readonly [Value, string])[]
  onChange: (value: Value) => void
  label?: string
}

/** Shows a select with `[value, text]` pairs. */
export function Select<Value extends string>({ value, options, onChange, label, ...ids }: Props<Value>) {
  return (
    <select
      class="input"
      aria-label={label}
      {...ids}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as Value)}
    >
      {options.map(([id, text]) => (
        <option key={id} value={id}>
          {text}
        </option>
      ))}
    </select>
  )
}
