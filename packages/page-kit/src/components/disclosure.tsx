import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'

interface Props {
  title: ComponentChildren
  open?: boolean
  /** `card` is a separate surface, `fold` a line in a list. */
  look?: 'card' | 'fold'
  children: ComponentChildren
}

/** Shows a section that folds; its content is built only while it is open. */
export function Disclosure({ title, open = false, look = 'card', children }: Props) {
  const isOpen = useSignal(open)
  return (
    <details
      class={look}
      open={isOpen.value}
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open
      }}
    >
      <summary>
        <Icon name="chevron" className="chevron" />
        {title}
      </summary>
      {isOpen.value && <div class={`${look}-body`}>{children}</div>}
    </details>
  )
}
