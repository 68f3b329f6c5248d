import { isObject } from '../model/resource.ts'
import { parseReference } from '../search/kinds/reference.ts'
import type { StoredVersion } from '../store/stored-version.ts'

/** Returns the ids of the patients that are members of a Group, inactive ones left out. */
export function listGroupMembers({ resource }: StoredVersion): ReadonlySet<string> {
  const list = Array.isArray(resource?.member) ? resource.member.filter(isObject) : []
  return new Set(
    list.flatMap(({ entity, inactive }) => {
      const { type, id } = parseReference(isObject(entity) ? String(entity.reference) : '')
      return type === 'Patient' && id && inactive !== true ? [id] : []
    }),
  )
}
