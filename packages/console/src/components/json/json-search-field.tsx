interface Props {
  what: string
  text: string
  /** Index of the current match, from 0. */
  index: number
  count: number
  onText: (text: string) => void
  /** 1 for the next match, -1 for the one before. */
  onStep: (by: 1 | -1) => void
}

/** Searches within JSON: Enter goes to the next match, Shift+Enter back, Esc ends it. */
export function JsonSearchField({ what, text, index, count, onText, onStep }: Props) {
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape' && text !== '') onText('')
    else return
    event.preventDefault()
  }
  return (
    <search class="json-search">
      <input
        type="search"
        class="input"
        aria-label={`Search in ${what}`}
        placeholder="search…  ( Enter: next )"
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
        onKeyDown={press}
      />
      <span class="muted small nowrap" role="status">
        {text !== '' && (count === 0 ? 'not found' : `${index + 1} of ${count}`)}
      </span>
    </search>
  )
}
