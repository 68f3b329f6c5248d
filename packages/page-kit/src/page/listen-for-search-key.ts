/** What `/` looks for, most wanted first. */
const wanted = ['main #query-path', 'main input[type=search]', 'input[type=search]']

/** `/` goes to the search field or request line that is visible. */
export function listenForSearchKey(): void {
  addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    const fields = wanted.flatMap((selector) => [...document.querySelectorAll<HTMLElement>(selector)])
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
