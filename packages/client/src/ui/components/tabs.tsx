import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

interface Tab<Id extends string> {
  id: Id
  label: ComponentChildren
}

interface Props<Id extends string> {
  /** Prefix of the ids. */
  name: string
  label: string
  tabs: readonly Tab<Id>[]
  selected: Id
  onSelect: (id: Id) => void
  minor?: boolean
  children: ComponentChildren
}

/** Shows a tab list (arrow keys, Home and End move in it) with its visible panel. */
export function Tabs<Id extends string>({
  name,
  label,
  tabs,
  selected,
  onSelect,
  minor = false,
  children,
}: Props<Id>) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const area = list.current
    const tab = document.getElementById(`${name}-${selected}-tab`)
    if (!area || !tab) return
    const keepInSight = new ResizeObserver(() => {
      area.scrollLeft = tab.offsetLeft - (area.clientWidth - tab.offsetWidth) / 2
    })
    keepInSight.observe(area)
    return () => keepInSight.disconnect()
  }, [name, selected])
  const walk = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.id === selected)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
    const next = to === undefined ? undefined : tabs.at(to % tabs.length)
    if (!next) return
    event.preventDefault()
    onSelect(next.id)
    document.getElementById(`${name}-${next.id}-tab`)?.focus()
  }
  return (
    <>
      <div
        ref={list}
        class={minor ? 'tabs tabs-minor' : 'tabs'}
        role="tablist"
        aria-label={label}
        onKeyDown={walk}
      >
        {tabs.map(({ id, label: text }) => (
          <button
            key={id}
            id={`${name}-${id}-tab`}
            type="button"
            role="tab"
            class="tab"
            aria-selected={id === selected}
            aria-controls={id === selected ? `${name}-panel` : undefined}
            tabIndex={id === selected ? 0 : -1}
            onClick={() => onSelect(id)}
          >
            {text}
          </button>
        ))}
      </div>
      <div
        id={`${name}-panel`}
        class={minor ? 'tab-panel-minor' : 'tab-panel'}
        role="tabpanel"
        aria-labelledby={`${name}-${selected}-tab`}
        tabIndex={minor ? undefined : 0}
      >
        {children}
      </div>
    </>
  )
}
