import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

/** Members that tie a control to its label and hint. */
export interface ControlIds {
  id: string
  'aria-describedby': string | undefined
}

interface Props {
  label: string
  hint?: ComponentChildren
  /** Renders the only control, with these members. */
  children: (ids: ControlIds) => ComponentChildren
}

/** Shows a labelled control with a hint below it. */
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
