import { useSignal } from '@preact/signals'
import { CopyButton, formatJsonPath, type JsonPath } from '@smart-mock/page-kit'
import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import { JsonNode } from './json-node.tsx'
import { searchJson } from './json-search.ts'
import type { JsonTree } from './json-tree.ts'

/** Length from which JSON has a search. */
const longestGlance = 400

interface Props {
  value: unknown
  /** The name for labels. */
  name: string
  plain?: boolean
  /** Further buttons beside "Copy". */
  tools?: ComponentChildren
  leaf?: JsonTree['leaf']
}

/** Shows JSON folded below the second level, searchable; paths can be copied. */
export function JsonView({ value, name, plain = false, tools, leaf }: Props) {
  const query = useSignal('')
  const folds = useSignal<ReadonlyMap<string, boolean>>(new Map())
  const selected = useSignal<{ path: JsonPath; value: unknown } | undefined>(undefined)
  const found = useMemo(() => searchJson(value, query.value), [value, query.value])
  const tree: JsonTree = { folds, selected, ...found, ...(leaf && { leaf }) }
  const searchable = useMemo(() => !plain && JSON.stringify(value).length > longestGlance, [value, plain])
  const path = selected.value && formatJsonPath(selected.value.path)
  return (
    <div>
      <div class="json-tools">
        {searchable && (
          <input
            type="search"
            class="input"
            placeholder="Search"
            aria-label={`Search ${name}`}
            value={query.value}
            onInput={(event) => {
              query.value = event.currentTarget.value
            }}
          />
        )}
        {query.value && <span class="muted small">{found.hits.size} found</span>}
        <CopyButton text={() => JSON.stringify(value, null, 2)} what={name} label="Copy" />
        {tools}
        {path && (
          <>
            <code>{path}</code>
            <CopyButton text={path} what={`the path ${path}`} label="Copy path" />
            <CopyButton
              text={() => spellValue(selected.value?.value)}
              what={`the value of ${path}`}
              label="Copy value"
            />
          </>
        )}
      </div>
      <div class="json">
        <JsonNode value={value} path={[]} tree={tree} />
      </div>
    </div>
  )
}

function spellValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2)
}
