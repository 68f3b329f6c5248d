import { isResourceType } from '../definitions/search-parameters.ts'
import { isObject, type PlainObject } from '../model/resource.ts'
import { getReferenceType } from '../search/kinds/reference.ts'

const OPEN = new Set(['Resource', 'Any'])

/**
 * Returns the reason why a Reference is invalid in a resource, or `undefined`: its type is not allowed, its two
 * types differ, or it is to a contained resource that is not there (ref-1).
 */
export function findReferenceProblem(
  { reference, type }: PlainObject,
  targets: readonly string[],
  root: PlainObject,
): string | undefined {
  const text = typeof reference === 'string' ? reference : ''
  let known = getReferenceType(text)
  if (/^#./.test(text)) {
    const contained = Array.isArray(root.contained) ? root.contained.filter(isObject) : []
    const target = contained.find(({ id }) => id === text.slice(1))
    if (!target) return `refers to ${text.slice(0, 80)}, which is not contained (ref-1)`
    known = typeof target.resourceType === 'string' ? target.resourceType : undefined
  }
  const named = typeof type === 'string' && isResourceType(type) ? type : undefined
  if (known && named && known !== named) return `has the type ${named}, but refers to ${known}`
  const actual = known && (isResourceType(known) || !text.includes('://')) ? known : named
  if (!actual || targets.length === 0 || targets.some((target) => OPEN.has(target))) return undefined
  return targets.includes(actual) ? undefined : `may refer to ${targets.join(', ')}, not to ${actual}`
}
