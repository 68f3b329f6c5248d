interface Props {
  on: boolean
  label: string
  onToggle: () => void
}

/** Shows a switch that is on or off. */
export function Switch({ on, label, onToggle }: Props) {
  return (
    <button
      type="button"
      role="switch"
      class="switch"
      aria-checked={on}
      aria-label={label}
      onClick={onToggle}
    >
      <span class="switch-knob" />
    </button>
  )
}
