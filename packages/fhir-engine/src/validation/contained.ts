import { isObject, type PlainObject } from '../model/resource.ts'

/**
 * Returns the ids of contained resources that nothing in the resource refers to, and that do not refer to it
 * (dom-3).
 */
export function findUnusedContained(resource: PlainObject): string[] {
  const contained = Array.isArray(resource.contained) ? resource.contained.filter(isObject) : []
  if (contained.length === 0) return []
  const links = collectLinks(resource)
  const unused = contained.filter((each) => !links.has(`#${each.id}`) && !collectLinks(each).has('#'))
  return unused.map(({ id }) => String(id))
}

/** Collects all texts that start with `#`, which only links to contained resources do. */
function collectLinks(value: unknown, links = new Set<string>()): Set<string> {
  if (typeof value === 'string' && value.startsWith('#')) links.add(value)
  else if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) collectLinks(item, links)
  }
  return links
}
