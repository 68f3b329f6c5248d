interface Props<Value extends string> {
  value: Value
  options: readonly (readonly [Value, string])[]
  onChange: (value: Value) => void
  label?: string
}

/** A select over `[value, label]` pairs. */
export function Select<Value extends string>({ value, options, onChange, label }: Props<Value>) {
  return (
    <select
      class="input"
      aria-label={label}
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
