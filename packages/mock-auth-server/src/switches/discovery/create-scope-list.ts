import type { JsonObject } from '../../core/util/json.ts'
import { CAPTURES } from '../../presets/captures/list.ts'

const RESOURCE_SCOPE = /^(patient|user|system)\/(\w+)\.(\w+)$/

/**
 * Creates a list of scopes of which a capture tells only the length and notable entries: those, then what other
 * captures list, then combinations of it.
 */
export function createScopeList({ $count, $notable }: JsonObject): string[] {
  const listed = CAPTURES.flatMap(({ body }) => body.scopes_supported ?? []).filter(
    (scope) => typeof scope === 'string',
  )
  const notable = ($notable as readonly string[] | undefined) ?? []
  const all = new Set([...notable, ...listed, ...combineScopes(listed)])
  return [...all].slice(0, Number($count))
}

/** Combines levels, resource types and interactions of scopes. */
function combineScopes(scopes: readonly string[]): string[] {
  const parts = scopes.flatMap((scope) => {
    const [, level, type, interactions] = RESOURCE_SCOPE.exec(scope) ?? []
    return level && type && interactions ? [{ level, type, interactions }] : []
  })
  const levels = [...new Set(parts.map(({ level }) => level))]
  const types = [...new Set(parts.map(({ type }) => type))]
  const interactions = [...new Set(parts.map((part) => part.interactions))]
  return levels.flatMap((level) =>
    types.flatMap((type) => interactions.map((each) => `${level}/${type}.${each}`)),
  )
}
