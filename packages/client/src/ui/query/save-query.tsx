import { useSignal } from '@preact/signals'
import { announce } from '@smart-mock/page-kit'
import { draft, savedQueries } from '../state/query.ts'

/** Saves the request of the form under a title, in this browser. */
export function SaveQuery() {
  const title = useSignal('')
  const save = () => {
    const name = title.value.trim() || `${draft.value.method} ${draft.value.path}`
    const others = savedQueries.value.filter((saved) => saved.title !== name)
    savedQueries.value = [...others, { ...draft.value, title: name }]
    title.value = ''
    announce(`Saved as ${name}`)
  }
  return (
    <div class="row">
      <input
        class="input grow"
        aria-label="Title of the saved query"
        placeholder="Title"
        value={title.value}
        onInput={(event) => {
          title.value = event.currentTarget.value
        }}
      />
      <button type="button" class="button" onClick={save}>
        Save query
      </button>
    </div>
  )
}
