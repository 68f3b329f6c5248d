import type { Json, JsonObject } from '../../core/util/json.ts'
import { withoutMembers } from '../../core/util/without-members.ts'

/** Members of a type that say nothing without one of these interactions. */
const NEEDS: readonly (readonly [needed: readonly string[], members: readonly string[]])[] = [
  [
    ['search-type', 'search-post'],
    ['searchParam', 'searchInclude', 'searchRevInclude'],
  ],
  [['create'], ['conditionalCreate']],
  [['update'], ['updateCreate', 'conditionalUpdate']],
  [['delete'], ['conditionalDelete']],
  [['vread', 'history-instance', 'history-type'], ['readHistory']],
]

/** Returns a CapabilityStatement that lists some types and interactions alone. */
export function withServedTypes(
  document: JsonObject,
  served: Readonly<Record<string, readonly string[]>>,
): JsonObject {
  const { rest } = document
  if (!Array.isArray(rest)) return document
  return {
    ...document,
    rest: rest.map((mode: JsonObject) => {
      const { resource } = mode
      const types = Array.isArray(resource) ? resource : []
      return {
        ...withoutMembers(mode, ['interaction', 'operation', 'compartment']),
        resource: types.flatMap((each: JsonObject) => {
          const type = String(each.type)
          return Object.hasOwn(served, type) ? [withInteractions(each, served[type] ?? [])] : []
        }),
      } as Json
    }),
  }
}

function withInteractions(type: JsonObject, offered: readonly string[]): JsonObject {
  const { interaction, operation } = type
  const useless = NEEDS.flatMap(([needed, members]) =>
    needed.some((name) => offered.includes(name)) ? [] : members,
  )
  const operations = filterBy(operation, (name) => offered.includes(`$${name}`), 'name')
  const kept = withoutMembers(type, [...useless, 'operation'])
  return {
    ...kept,
    interaction: filterBy(interaction, (code) => offered.includes(code), 'code'),
    ...(operations.length > 0 && { operation: operations }),
  }
}

function filterBy(list: unknown, isWanted: (name: string) => boolean, member: string): readonly Json[] {
  return Array.isArray(list) ? list.filter((each) => isWanted(String(each[member]))) : []
}
