interface Props<Value extends string> {
  value: Value
  options: readonly (readonly [Value, string])[]
  onChange: (value: Value) => void
  label?: string
  'aria-describedby'?: string
}

/** A select over `[value, label]` pairs. */
export function Select<Value extends string>({
  value,
  options,
  onChange,
  label,
  ...described
}: Props<Value>) {
  return (
    <select
      class="input"
      aria-label={label}
      {...described}
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
