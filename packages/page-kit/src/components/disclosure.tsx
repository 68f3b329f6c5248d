import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'

interface Props {
  title: ComponentChildren
  open?: boolean
  /** `card` is a surface of its own, `fold` a line among others. */
  look?: 'card' | 'fold'
  children: ComponentChildren
}

/** A section that folds; its content is built only while it is open. */
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
