import type { Any } from '../engine.ts'

/** Patients of the leak tests: few, so that chance meets them often. */
export const PATIENTS = ['amy-shaw', 'frank-hansen', 'jack-smith', 'ada-empty', 'henry-late']

const texts = new WeakMap<object, string>()

/**
 * Returns the patients that a resource is of, `undefined` when it is everybody's. The tests know it from how
 * the data were made, not by a rule over types: the id of an original resource begins with its patient's id,
 * and so do those that a written one refers to.
 */
export function listOwners(resource: Any, isOriginal: boolean): readonly string[] | undefined {
  if (resource.resourceType === 'Group') return []
  if (isOriginal) return resource.id === 'of-amy' ? ['amy-shaw'] : toList(ownersOfId(resource.id))
  const named = listNamed(resource)
  if (named.length > 0) return named
  return toList(
    [...textOf(resource).matchAll(/"reference":"[^"]*?([^"/]+)"/g)].flatMap((m) => ownersOfId(m[1])),
  )
}

/** Returns all `Patient/…` that a resource refers to, anywhere. */
export function listNamed(resource: Any): string[] {
  const own = resource.resourceType === 'Patient' ? [resource.id as string] : []
  return [
    ...own,
    ...[...textOf(resource).matchAll(/"reference":"Patient\/([^"]+)"/g)].map((m) => m[1] as string),
  ]
}

/** Returns the resource as text without `meta`. */
export function textOf(resource: Any): string {
  const known = texts.get(resource)
  if (known !== undefined) return known
  const { meta: _, ...rest } = resource
  const text = JSON.stringify(rest)
  texts.set(resource, text)
  return text
}

function ownersOfId(id = ''): string[] {
  return PATIENTS.filter((patient) => id.startsWith(patient))
}

function toList(owners: string[]): string[] | undefined {
  return owners.length > 0 ? owners : undefined
}
