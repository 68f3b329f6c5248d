import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'

interface Props {
  title: ComponentChildren
  open?: boolean
  children: ComponentChildren
}

/** A section that folds; its content is built only while it is open. */
export function Disclosure({ title, open = false, children }: Props) {
  const isOpen = useSignal(open)
  return (
    <details
      class="fold"
      open={isOpen.value}
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open
      }}
    >
      <summary>
        <Icon name="chevron" className="chevron" />
        {title}
      </summary>
      {isOpen.value && <div class="fold-body">{children}</div>}
    </details>
  )
}
