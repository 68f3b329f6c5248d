import { listResourceTypes } from '@smart-mock/fhir-engine/definitions/search-parameters'
import { parseScope } from '@smart-mock/fhir-engine/model/scopes'

/** Returns the scopes with one for each of those resource types in place of each wildcard. */
export function expandWildcards(
  scopes: readonly string[],
  types: readonly string[] = listResourceTypes(),
): string[] {
  return scopes.flatMap((scope) => {
    const parsed = parseScope(scope)
    if (parsed.kind !== 'resource' || parsed.type !== '*') return [scope]
    const { level } = parsed
    return types.map((type) => scope.replace(`${level}/*.`, `${level}/${type}.`))
  })
}
