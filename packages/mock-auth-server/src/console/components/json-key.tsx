import { copyText } from '../state/copy-text.ts'
import { jsonPath } from './json-path.ts'

/** The name of a member; pressing it copies its path. */
export function JsonKey({ keys }: { keys: readonly (string | number)[] }) {
  const last = keys.at(-1)
  if (last === undefined) return null
  const path = jsonPath(keys)
  return (
    <button type="button" class="json-key" title={`Copy ${path}`} onClick={() => void copyText(path, path)}>
      {last}:
    </button>
  )
}
