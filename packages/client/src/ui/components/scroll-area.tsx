import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

interface Props {
  label: string
  className?: string
  children: ComponentChildren
}

/** Contains content that may be wider than its area; it is a tab stop only while it can scroll. */
export function ScrollArea({ label, className = 'table-scroll', children }: Props) {
  const element = useRef<HTMLDivElement>(null)
  const scrolls = useSignal(false)
  useEffect(() => {
    const area = element.current
    if (!area) return
    const watcher = new ResizeObserver(() => {
      scrolls.value = area.scrollWidth > area.clientWidth || area.scrollHeight > area.clientHeight
    })
    watcher.observe(area)
    return () => watcher.disconnect()
  }, [scrolls])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls; as a section each table were a landmark.
    <div
      ref={element}
      role="group"
      class={className}
      aria-label={scrolls.value ? label : undefined}
      tabIndex={scrolls.value ? 0 : undefined}
    >
      {children}
    </div>
  )
}
