import { formatJsonPath, type JsonPath } from '@smart-mock/page-kit'
import { findJsonEntries } from './find-json-entries.ts'

/**
 * Returns the formatted paths of all nodes whose key or value contains the text, and of the nodes above them.
 */
export function searchJson(value: unknown, text: string): { hits: Set<string>; above: Set<string> } {
  const wanted = text.toLowerCase()
  const hits = new Set<string>()
  const above = new Set<string>()
  const visit = (node: unknown, path: JsonPath): boolean => {
    const entries = findJsonEntries(node)
    const key = path.at(-1)
    const own =
      (typeof key === 'string' && contains(key, wanted)) || (!entries && contains(String(node), wanted))
    if (own) hits.add(formatJsonPath(path))
    let below = false
    for (const [name, child] of entries ?? []) below = visit(child, [...path, name]) || below
    if (below) above.add(formatJsonPath(path))
    return own || below
  }
  if (wanted) visit(value, [])
  return { hits, above }
}

const contains = (text: string, wanted: string) => text.toLowerCase().includes(wanted)
