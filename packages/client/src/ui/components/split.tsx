import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { paneSplit } from '../state/preferences.ts'

const bounds = (percent: number) => Math.min(70, Math.max(20, Math.round(percent)))

interface Props {
  /** Name of the left pane. */
  label: string
  left: ComponentChildren
  right: ComponentChildren
}

/** Shows two panes and a handle between them that is dragged or moved with the arrow keys. */
export function Split({ label, left, right }: Props) {
  const root = useRef<HTMLDivElement>(null)
  const drag = (event: PointerEvent) => {
    const box = root.current?.getBoundingClientRect()
    if (!box || event.buttons !== 1) return
    paneSplit.value = bounds(((event.clientX - box.left) / box.width) * 100)
  }
  const move = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -2, ArrowRight: 2 }[event.key]
    if (!step) return
    event.preventDefault()
    paneSplit.value = bounds(paneSplit.value + step)
  }
  return (
    <div class="split" ref={root} style={{ '--split': `${paneSplit.value}%` }}>
      <section class="split-left" aria-label={label}>
        {left}
        {/* biome-ignore lint/a11y/useSemanticElements: an hr cannot be moved. */}
        <div
          class="split-handle"
          role="separator"
          aria-orientation="vertical"
          aria-label="Width of the left pane"
          aria-valuemin={20}
          aria-valuemax={70}
          aria-valuenow={paneSplit.value}
          tabIndex={0}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={drag}
          onKeyDown={move}
        />
      </section>
      {right}
    </div>
  )
}
