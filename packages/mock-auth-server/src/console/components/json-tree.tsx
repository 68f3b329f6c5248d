import { useSignal } from '@preact/signals'
import { Icon } from './icon.tsx'
import { JsonKey } from './json-key.tsx'
import { jsonPath } from './json-path.ts'

/** Levels that are open at first. */
const OPEN_LEVELS = 2
/** More members of one value are counted, not drawn: the raw text has them. */
const SHOWN = 200

interface Props {
  value: unknown
  keys?: readonly (string | number)[]
}

/** A value of JSON, folded below the second level; a name copies its path. */
export function JsonTree({ value, keys = [] }: Props) {
  const open = useSignal(keys.length < OPEN_LEVELS)
  if (typeof value !== 'object' || value === null) {
    return (
      <div class="json-line json-leaf">
        <JsonKey keys={keys} />
        <span class={typeof value === 'string' ? '' : 'json-atom'}>{JSON.stringify(value)}</span>
      </div>
    )
  }
  const isList = Array.isArray(value)
  const members = Object.entries(value)
  return (
    <>
      <div class="json-line">
        <button
          type="button"
          class="json-fold"
          aria-expanded={open.value}
          aria-label={jsonPath(keys) || 'everything'}
          onClick={() => {
            open.value = !open.value
          }}
        >
          <Icon name="chevron" className="chevron" />
        </button>
        <JsonKey keys={keys} />
        <span class="muted">{isList ? `[${members.length}]` : `{${members.length}}`}</span>
      </div>
      {open.value && (
        <div class="json-members">
          {members.slice(0, SHOWN).map(([key, member]) => (
            <JsonTree key={key} value={member} keys={[...keys, isList ? Number(key) : key]} />
          ))}
          {members.length > SHOWN && <p class="muted">and {members.length - SHOWN} more</p>}
        </div>
      )}
    </>
  )
}
