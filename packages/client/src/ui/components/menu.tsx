import { useSignal } from '@preact/signals'
import { Glyph } from '@smart-mock/page-kit'
import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'

/** Shows a button that opens a list of actions: arrow keys move in it, Esc and leaving close it. */
export function Menu({ label, children }: { label: ComponentChildren; children: ComponentChildren }) {
  const open = useSignal(false)
  const root = useRef<HTMLDivElement>(null)
  const id = useId()
  const close = () => {
    open.value = false
  }
  const walk = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && open.value) {
      event.stopPropagation()
      close()
      root.current?.querySelector('button')?.focus()
      return
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const items = [...(root.current?.querySelectorAll<HTMLElement>('.menu-item') ?? [])]
    if (!step || items.length === 0) return
    event.preventDefault()
    items.at((items.indexOf(document.activeElement as HTMLElement) + step) % items.length)?.focus()
  }
  const leave = (event: FocusEvent) => {
    if (!root.current?.contains(event.relatedTarget as Node | null)) close()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and focus bubble up from the button and the items.
    <div class="menu" ref={root} onKeyDown={walk} onFocusOut={leave}>
      <button
        type="button"
        class="button button-quiet"
        aria-expanded={open.value}
        aria-controls={id}
        onClick={() => {
          open.value = !open.value
        }}
      >
        {label}
        <Glyph path="M4.5 6.5L8 10l3.5-3.5" />
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: clicks bubble up from items, which are buttons and links. */}
      <ul id={id} class="menu-list" hidden={!open.value} onClick={close}>
        {children}
      </ul>
    </div>
  )
}
