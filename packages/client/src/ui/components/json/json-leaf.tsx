import type { JsonPath } from '@smart-mock/page-kit'
import { Secret } from '../secret.tsx'
import type { JsonTree } from './json-tree.ts'

const longest = 300
const secretKey = /(^|_)(token|secret|assertion|verifier)$/

/** Shows a string, number, boolean or null. */
export function JsonLeaf({ value, path, tree }: { value: unknown; path: JsonPath; tree: JsonTree }) {
  if (typeof value !== 'string') return <span class="json-atom">{String(value)}</span>
  const own = tree.leaf?.(value, path)
  const written = JSON.stringify(value)
  // Long text stays beside its key while there is place for some words of it.
  const style = { flexBasis: `${Math.min(24, written.length)}ch` }
  if (own !== undefined)
    return (
      <span class="json-string" style={style}>
        {own}
      </span>
    )
  if (
    secretKey.test(String(path.at(-1))) ||
    value.length > longest ||
    /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/.test(value)
  )
    return <Secret value={value} what={String(path.at(-1) ?? 'value')} />
  return (
    <span class="json-string" style={style}>
      {written}
    </span>
  )
}
