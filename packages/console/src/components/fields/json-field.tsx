import { useSignal } from '@preact/signals'
import { TextField } from '@smart-mock/page-kit'
import type { ComponentChildren } from 'preact'

interface Props {
  label: string
  hint?: ComponentChildren
  value: unknown
  onChange: (value: unknown) => void
}

/** Edits a value of any shape as JSON; nothing changes while the text is not JSON. */
export function JsonField({ label, hint, value, onChange }: Props) {
  const text = useSignal(value === undefined ? '' : JSON.stringify(value))
  const wrong = useSignal(false)
  const read = (next: string) => {
    text.value = next
    try {
      onChange(next.trim() === '' ? undefined : JSON.parse(next))
      wrong.value = false
    } catch {
      wrong.value = true
    }
  }
  const says = wrong.value ? 'This is not JSON yet.' : hint
  return <TextField label={`${label} (JSON)`} hint={says} value={text.value} onChange={read} wire />
}
