import { isObject } from '../model/resource.ts'

/**
 * Moves every URL below one base to another, wherever it stands in a value. With `relative`, references
 * become `Type/id`, which is what the access filter reads.
 */
export function rebaseUrls<T>(value: T, from: string, to: string, relative = false): T {
  const pattern = new RegExp(`${literal(from)}(?=[/?#"'<>\\s|,)]|$)`, 'gi')
  const text = (key: string, item: string) => {
    if (!relative || key !== 'reference' || !item.toLowerCase().startsWith(`${from.toLowerCase()}/`)) {
      return item.replace(pattern, () => to)
    }
    return item.slice(from.length + 1)
  }
  const move = (key: string, item: unknown): unknown => {
    if (typeof item === 'string') return text(key, item)
    if (Array.isArray(item)) return item.map((each) => move(key, each))
    if (!isObject(item)) return item
    return Object.fromEntries(Object.entries(item).map(([name, each]) => [name, move(name, each)]))
  }
  return move('', value) as T
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
