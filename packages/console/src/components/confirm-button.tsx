import { useSignal } from '@preact/signals'

interface Props {
  label: string
  /** What the second press says. */
  sure: string
  onConfirm: () => void
}

/** Does what cannot be taken back on the second press; leaving it forgets the first. */
export function ConfirmButton({ label, sure, onConfirm }: Props) {
  const asked = useSignal(false)
  return (
    <button
      type="button"
      class={asked.value ? 'button button-danger' : 'button'}
      onBlur={() => {
        asked.value = false
      }}
      onClick={() => {
        if (asked.value) onConfirm()
        asked.value = !asked.value
      }}
    >
      {asked.value ? sure : label}
    </button>
  )
}
