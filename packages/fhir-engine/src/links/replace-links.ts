import { type ElementRule, findStructure } from '../definitions/structures.ts'
import { isObject, type PlainObject } from '../model/resource.ts'
import { replaceNarrativeLinks } from './replace-narrative-links.ts'

/** Returns the replacement of a link; `undefined` leaves it. `isReference` is `true` for `Reference.reference`. */
export type ReplaceLink = (link: string, isReference: boolean) => string | undefined

/** R4 lists oid and uuid, too, but neither could hold `Patient/1`. */
const LINKS = new Set(['uri', 'url'])
/** Elements of type uri that name something: code systems, identifier systems, extensions, canonical resources. */
const NAMES = new Set(['system', 'url'])

/**
 * Replaces the links in a resource and nothing else: references, elements of type uri and url, and `<a href>`
 * and `<img src>` in narratives (R4 §3.1.0.11.2). Strings, canonicals and uris that name a system
 * are no links. A Bundle is left as it is: its links are among its own entries. Returns the resource itself
 * when nothing is replaced.
 */
export function replaceLinks<T extends PlainObject>(resource: T, replace: ReplaceLink): T {
  const type = resource.resourceType
  if (typeof type !== 'string' || type === 'Bundle') return resource
  return replaceInObject(resource, type, replace) as T
}

function replaceInObject(value: PlainObject, type: string, replace: ReplaceLink): PlainObject {
  const elements = findStructure(type)?.elements
  let changed: PlainObject | undefined
  for (const key of elements ? Object.keys(value) : []) {
    const item = value[key]
    if (typeof item !== 'string' && typeof item !== 'object') continue
    const rule = elements?.get(key)
    const replaced = rule
      ? replaceInElement(item, rule, type, replace)
      : key.startsWith('_')
        ? replaceInEach(item, (each) => replaceInValue(each, 'Element', replace))
        : item
    if (replaced !== item) {
      changed ??= { ...value }
      changed[key] = replaced
    }
  }
  return changed ?? value
}

function replaceInElement(value: unknown, rule: ElementRule, type: string, replace: ReplaceLink): unknown {
  if (type === 'Reference' && rule.name === 'reference')
    return replaceText(value, (link) => replace(link, true))
  return Array.isArray(value)
    ? replaceInEach(value, (item) => replaceTyped(item, rule, replace))
    : replaceTyped(value, rule, replace)
}

function replaceTyped(value: unknown, { name, type }: ElementRule, replace: ReplaceLink): unknown {
  if (typeof value === 'string') {
    if (type === 'xhtml') return replaceNarrativeLinks(value, (link) => replace(link, false))
    const isLink = LINKS.has(type) && !(type === 'uri' && NAMES.has(name))
    return isLink ? replaceText(value, (link) => replace(link, false)) : value
  }
  return replaceInValue(value, type, replace)
}

function replaceInValue(value: unknown, type: string, replace: ReplaceLink): unknown {
  if (!isObject(value)) return value
  return type === 'Resource' ? replaceLinks(value, replace) : replaceInObject(value, type, replace)
}

function replaceInEach(value: unknown, change: (item: unknown) => unknown): unknown {
  if (!Array.isArray(value)) return change(value)
  let changed: unknown[] | undefined
  for (let i = 0; i < value.length; i++) {
    const item = change(value[i])
    if (item === value[i]) continue
    changed ??= [...value]
    changed[i] = item
  }
  return changed ?? value
}

function replaceText(value: unknown, replace: (link: string) => string | undefined): unknown {
  return typeof value === 'string' ? (replace(value) ?? value) : value
}
