import { isObject, type Resource } from '../../model/resource.ts'

/** Returns all references in resources as `Type/id`, without version. */
export function collectReferences(resources: readonly Resource[]): ReadonlySet<string> {
  const links = new Set<string>()
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) walk(each)
    if (!isObject(value)) return
    if (typeof value.reference === 'string') links.add(value.reference.replace(/\/_history\/.*$/, ''))
    for (const each of Object.values(value)) walk(each)
  }
  walk(resources)
  return links
}
