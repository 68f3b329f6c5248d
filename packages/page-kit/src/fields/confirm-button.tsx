import { useSignal } from '@preact/signals'

interface Props {
  label: string
  question: string
  onConfirm: () => void
}

/** Shows a button for an irreversible action: the first press asks, the second acts, leaving cancels. */
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
