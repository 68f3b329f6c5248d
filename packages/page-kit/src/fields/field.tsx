import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

interface Props {
  label: string
  hint?: ComponentChildren
  /** Draws the one control; it takes the ids of its label's target and of its hint. */
  children: (ids: { id: string; 'aria-describedby': string | undefined }) => ComponentChildren
}

/** A labelled control with a hint below it. */
export function Field({ label, hint, children }: Props) {
  const id = useId()
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      {children({ id, 'aria-describedby': hint ? `${id}-hint` : undefined })}
      {hint && (
        <span id={`${id}-hint`} class="field-hint">
          {hint}
        </span>
      )}
    </div>
  )
}
