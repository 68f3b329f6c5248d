import { copyText, formatJsonPath } from '@smart-mock/page-kit'
import { useContext } from 'preact/hooks'
import { HighlightedText } from './highlighted-text.tsx'
import { JsonSearchContext } from './json-search.ts'

/** Shows the name of a member; pressing it copies its path. */
export function JsonKey({ keys }: { keys: readonly (string | number)[] }) {
  const search = useContext(JsonSearchContext)
  const last = keys.at(-1)
  if (last === undefined) return null
  const path = formatJsonPath(keys)
  return (
    <button type="button" class="json-key" title={`Copy ${path}`} onClick={() => void copyText(path, path)}>
      {typeof last === 'string' ? <HighlightedText text={last} search={search?.text} /> : last}:
    </button>
  )
}
