import type { ComponentChildren } from 'preact'

interface Props {
  label: string
  hint?: ComponentChildren
  children: ComponentChildren
}

/** A labelled control; the label wraps it, so no ids are needed. */
export function Field({ label, hint, children }: Props) {
  return (
    <label class="field">
      <span class="field-label">{label}</span>
      {children}
      {hint && <span class="field-hint">{hint}</span>}
    </label>
  )
}
