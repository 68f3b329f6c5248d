import { parseScopes, type ResourceScope } from './parse-scope.ts'

/**
 * Returns `true` when a grant permits one interaction on a resource type (C-149, C-150). Letter: one of
 * `cruds`.
 */
export function allowsInteraction(
  granted: string,
  type: string,
  letter: 'c' | 'r' | 'u' | 'd' | 's',
): boolean {
  return parseScopes(granted).some(
    (scope) =>
      isResource(scope) && (scope.type === '*' || scope.type === type) && scope.letters.includes(letter),
  )
}

const isResource = (scope: { kind: string }): scope is ResourceScope => scope.kind === 'resource'
