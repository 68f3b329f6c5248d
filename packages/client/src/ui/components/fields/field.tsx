import { cloneElement, type VNode } from 'preact'
import { useId } from 'preact/hooks'

interface Props {
  label: string
  hint?: string | undefined
  /** The one control; it takes `aria-describedby`. */
  children: VNode<{ 'aria-describedby'?: string }>
}

/** A labelled control with a hint below it. */
export function Field({ label, hint, children }: Props) {
  const id = useId()
  return (
    <div class="field">
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the control is among the children. */}
      <label class="field">
        <span class="field-label">{label}</span>
        {hint ? cloneElement(children, { 'aria-describedby': id }) : children}
      </label>
      {hint && (
        <span id={id} class="field-hint">
          {hint}
        </span>
      )}
    </div>
  )
}
