import { isObject } from '../../model/resource.ts'

/**
 * Returns a value whose links to resources that the upstream has not named yet, attachments included, are
 * `fullUrl`s.
 */
export function replaceCreatedReferences<T>(value: T, created: ReadonlySet<string>): T {
  if (typeof value === 'string' && created.has(value)) return `urn:uuid:${value.split('/')[1]}` as T
  if (Array.isArray(value)) return value.map((item) => replaceCreatedReferences(item, created)) as T
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, replaceCreatedReferences(item, created)]),
  ) as T
}
