/** Selector of the elements that the arrow keys move between: one element of each line. */
const LINES = '.fault-name, .run-line, .entry-line, .diagram-hit'

/**
 * Moves between the lines of a list with the arrow keys up and down; Esc closes the open element around the
 * focus.
 */
export function listenForArrowKeys(): void {
  addEventListener('keydown', (event) => {
    const { key, target } = event
    if (!(target instanceof Element) || event.defaultPrevented) return
    if (key === 'Escape') close(target)
    const step = { ArrowDown: 1, ArrowUp: -1 }[key]
    if (step === undefined || !target.matches(LINES)) return
    const list = target.closest('ul, section')
    const lines = [...(list?.querySelectorAll<HTMLElement>(LINES) ?? [])]
    const next = lines[lines.indexOf(target as HTMLElement) + step]
    if (!next) return
    event.preventDefault()
    next.focus()
  })
}

function close(target: Element): void {
  const opened = target.closest<HTMLDetailsElement>('details[open]')
  if (!opened) return
  opened.open = false
  opened.querySelector('summary')?.focus()
}
