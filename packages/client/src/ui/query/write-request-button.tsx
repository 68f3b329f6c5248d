/** Moves to the request line. */
export function WriteRequestButton() {
  return (
    <button type="button" class="button" onClick={() => document.getElementById('query-path')?.focus()}>
      Write a request
    </button>
  )
}
