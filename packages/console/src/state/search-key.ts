/** `/` goes to the first search field that is visible. */
export function listenForSearchKey(): void {
  addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    const fields = [...document.querySelectorAll<HTMLElement>('input[type=search]')]
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
