import type { ComponentChildren } from 'preact'

interface Props {
  title: string
  /** Text that says what to do next. */
  children: ComponentChildren
  /** The button for it. */
  action: ComponentChildren
}

/** Shows that a list is empty: what is missing, what to do next, and the button for it. */
export function EmptyState({ title, children, action }: Props) {
  return (
    <div class="empty">
      <p>
        <strong>{title}</strong>
      </p>
      {children}
      <div class="row">{action}</div>
    </div>
  )
}
