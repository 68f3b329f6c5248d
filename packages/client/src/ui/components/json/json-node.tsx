import { useSignal } from '@preact/signals'
import { formatJsonPath, Icon, type JsonPath } from '@smart-mock/page-kit'
import { findJsonEntries } from './find-json-entries.ts'
import { JsonLeaf } from './json-leaf.tsx'
import type { JsonTree } from './json-tree.ts'

const openLevels = 2
const firstChildren = 100

interface Props {
  value: unknown
  path: JsonPath
  tree: JsonTree
}

/** Shows one node: a line and, while it is open, its children. */
export function JsonNode({ value, path, tree }: Props) {
  const all = useSignal(false)
  const entries = findJsonEntries(value)
  const spelt = formatJsonPath(path)
  const isOpen = tree.folds.value.get(spelt) ?? (tree.above.has(spelt) || path.length < openLevels)
  const toggle = () => {
    tree.folds.value = new Map(tree.folds.value).set(spelt, !isOpen)
  }
  const key = path.at(-1)
  const keyButton = key !== undefined && (
    <button
      type="button"
      class={`json-key ${tree.hits.has(spelt) ? 'json-hit' : ''}`}
      title={spelt}
      onClick={() => {
        tree.selected.value = { path, value }
      }}
    >
      {key}:
    </button>
  )
  if (!entries)
    return (
      <div class="json-line json-leaf">
        {keyButton}
        <JsonLeaf value={value} path={path} tree={tree} />
      </div>
    )
  const shown = all.value ? entries : entries.slice(0, firstChildren)
  return (
    <>
      <div class="json-line">
        <button
          type="button"
          class="json-fold"
          aria-expanded={isOpen}
          aria-label={`${isOpen ? 'Fold' : 'Open'} ${spelt || 'all'}`}
          onClick={toggle}
        >
          <Icon name="chevron" className="chevron" />
        </button>
        {keyButton}
        <span class="json-count">{count(value, entries.length)}</span>
      </div>
      {isOpen && (
        <ul>
          {shown.map(([name, child]) => (
            <li key={name}>
              <JsonNode value={child} path={[...path, name]} tree={tree} />
            </li>
          ))}
          {shown.length < entries.length && (
            <li>
              <button
                type="button"
                class="button-link"
                onClick={() => {
                  all.value = true
                }}
              >
                Show all {entries.length}
              </button>
            </li>
          )}
        </ul>
      )}
    </>
  )
}

function count(value: unknown, size: number): string {
  return Array.isArray(value) ? `[${size}]` : `{${size}}`
}
