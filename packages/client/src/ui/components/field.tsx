import type { ComponentChildren } from 'preact'

interface Props {
  label: string
  hint?: ComponentChildren
  children: ComponentChildren
}

/** A labelled control; the label wraps it, so no ids are needed. */
export function Field({ label, hint, children }: Props) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is among the children.
    <label class="field">
      <span class="field-label">{label}</span>
      {children}
      {hint && <span class="field-hint">{hint}</span>}
    </label>
  )
}
