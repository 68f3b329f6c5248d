import { useSignal } from '@preact/signals'
import { formatJsonPath, Icon } from '@smart-mock/page-kit'
import { useContext } from 'preact/hooks'
import { HighlightedText } from './highlighted-text.tsx'
import { JsonKey } from './json-key.tsx'
import { type JsonSearch, JsonSearchContext } from './json-search.ts'

/** Levels that are open at first. */
const OPEN_LEVELS = 2
/**
 * Maximum number of members of one value that are drawn, besides search matches; the others are counted, and
 * the raw text has them.
 */
const SHOWN = 200

interface Props {
  value: unknown
  keys?: readonly (string | number)[]
}

/** Shows a JSON value, folded below the second level except around search matches; a name copies its path. */
export function JsonTree({ value, keys = [] }: Props) {
  const search = useContext(JsonSearchContext)
  const chosen = useSignal<{ open: boolean; during: JsonSearch | undefined } | undefined>(undefined)
  const path = formatJsonPath(keys)
  const line = search?.current === path ? 'json-line json-current' : 'json-line'
  if (typeof value !== 'object' || value === null) {
    const written = JSON.stringify(value)
    // Long text stays beside its key while there is place for some words of it.
    const style = { flex: `1 1 ${Math.min(24, written.length)}ch` }
    return (
      <div class={`${line} json-leaf`}>
        <JsonKey keys={keys} />
        <span class={typeof value === 'string' ? '' : 'json-atom'} style={style}>
          <HighlightedText text={written} search={search?.text} />
        </span>
      </div>
    )
  }
  const isWay = search?.way.has(path) && chosen.value?.during !== search
  const open = isWay || (chosen.value?.open ?? keys.length < OPEN_LEVELS)
  const isList = Array.isArray(value)
  const members = Object.entries(value).map(
    ([key, member]) => [[...keys, isList ? Number(key) : key], member] as const,
  )
  const shown = members.filter(([inner], index) => index < SHOWN || search?.way.has(formatJsonPath(inner)))
  return (
    <>
      <div class={line}>
        <button
          type="button"
          class="json-fold"
          aria-expanded={open}
          aria-label={path || 'everything'}
          onClick={() => {
            chosen.value = { open: !open, during: search }
          }}
        >
          <Icon name="chevron" className="chevron" />
        </button>
        <JsonKey keys={keys} />
        <span class="muted">{isList ? `[${members.length}]` : `{${members.length}}`}</span>
      </div>
      {open && (
        <div class="json-members">
          {shown.map(([inner, member]) => (
            <JsonTree key={inner.at(-1)} value={member} keys={inner} />
          ))}
          {members.length > shown.length && <p class="muted">and {members.length - shown.length} more</p>}
        </div>
      )}
    </>
  )
}
