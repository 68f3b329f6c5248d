import type { JsonPath } from './json-path.ts'
import type { JsonTree } from './json-tree.ts'
import { Secret } from './secret.tsx'

const longest = 300
const secretKey = /(^|_)(token|secret|assertion|verifier)$/

/** A string, number, boolean or null. */
export function JsonLeaf({ value, path, tree }: { value: unknown; path: JsonPath; tree: JsonTree }) {
  if (typeof value !== 'string') return <span class="json-atom">{String(value)}</span>
  const own = tree.leaf?.(value, path)
  if (own !== undefined) return <span class="json-string">{own}</span>
  if (
    secretKey.test(String(path.at(-1))) ||
    value.length > longest ||
    /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/.test(value)
  )
    return <Secret value={value} what={String(path.at(-1) ?? 'value')} />
  return <span class="json-string">{JSON.stringify(value)}</span>
}
