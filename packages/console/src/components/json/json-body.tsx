import { useSignal } from '@preact/signals'
import { formatJsonPath } from '@smart-mock/page-kit'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { countLines, findInJson } from './find-in-json.ts'
import { type JsonSearch, JsonSearchContext } from './json-search.ts'
import { JsonSearchField } from './json-search-field.tsx'
import { JsonTree } from './json-tree.tsx'

/** Number of lines from which a tree has a search. */
const LONG = 30
/** Maximum number of matches that are opened at once; Enter opens the others. */
const OPENED = 50

/** Shows JSON as a tree that scrolls inside; a long one can be searched. */
export function JsonBody({ value, what }: { value: object; what: string }) {
  const text = useSignal('')
  const index = useSignal(0)
  const tree = useRef<HTMLElement>(null)
  const isLong = useMemo(() => countLines(value) >= LONG, [value])
  const found = useMemo(() => findInJson(value, text.value), [value, text.value])
  // Another value, such as one with its secrets shown, may have fewer of them.
  const at = Math.max(0, Math.min(index.value, found.length - 1))
  const search = useMemo<JsonSearch | undefined>(() => {
    if (text.value === '') return undefined
    const current = found[at]
    const opened = [...found.slice(0, OPENED), ...(current ? [current] : [])]
    const way = opened.flatMap((keys) => keys.map((_, end) => formatJsonPath(keys.slice(0, end + 1))))
    return { text: text.value, way: new Set(['', ...way]), current: current && formatJsonPath(current) }
  }, [found, text.value, at])
  useEffect(() => {
    tree.current?.querySelector('.json-current')?.scrollIntoView({ block: 'nearest' })
  }, [search])
  return (
    <>
      {isLong && (
        <JsonSearchField
          what={what}
          text={text.value}
          index={at}
          count={found.length}
          onText={(next) => {
            text.value = next
            index.value = 0
          }}
          onStep={(by) => {
            if (found.length > 0) index.value = (at + by + found.length) % found.length
          }}
        />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <figure ref={tree} class="code json" tabIndex={0} aria-label={what}>
        <JsonSearchContext.Provider value={search}>
          <JsonTree value={value} />
        </JsonSearchContext.Provider>
      </figure>
    </>
  )
}
