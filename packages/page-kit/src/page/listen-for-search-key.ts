/** Moves the focus to the first visible element when `/` is pressed; selectors are ordered by priority. */
export function listenForSearchKey(selectors: readonly string[]): void {
  addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    const fields = selectors.flatMap((each) => [...document.querySelectorAll<HTMLElement>(each)])
    const visible = fields.find((field) => field.checkVisibility())
    if (!visible) return
    event.preventDefault()
    visible.focus()
  })
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  )
}
