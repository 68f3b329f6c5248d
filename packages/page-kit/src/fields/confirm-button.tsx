import { useSignal } from '@preact/signals'

interface Props {
  label: string
  question: string
  onConfirm: () => void
}

/** A button for an action that cannot be undone: the first press asks, the second acts, leaving takes it back. */
export function ConfirmButton({ label, question, onConfirm }: Props) {
  const asking = useSignal(false)
  const press = () => {
    if (asking.value) onConfirm()
    asking.value = !asking.value
  }
  return (
    <button
      type="button"
      class="button button-danger"
      onClick={press}
      onBlur={() => {
        asking.value = false
      }}
    >
      {asking.value ? question : label}
    </button>
  )
}
