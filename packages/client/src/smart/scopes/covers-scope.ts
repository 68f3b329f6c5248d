import type { ResourceScope } from './parse-scope.ts'

/** Returns `true` when `a` covers at least the resources that `b` covers, permissions aside (D5). */
export function coversResources(a: ResourceScope, b: ResourceScope): boolean {
  return (
    a.level === b.level &&
    (a.type === '*' || a.type === b.type) &&
    (a.constraints.length === 0 || a.constraints.join('&') === b.constraints.join('&'))
  )
}

/** Returns the permissions of `wanted` that the scopes together cover. */
export function listCoveredPermissions(wanted: ResourceScope, scopes: readonly ResourceScope[]): string {
  const given = scopes
    .filter((scope) => coversResources(scope, wanted))
    .flatMap((scope) => [...scope.letters])
  return [...wanted.letters].filter((letter) => given.includes(letter)).join('')
}

/** Returns `true` when the scopes together cover everything that `wanted` asks for, in either notation. */
export function coversScope(scopes: readonly ResourceScope[], wanted: ResourceScope): boolean {
  return listCoveredPermissions(wanted, scopes) === wanted.letters
}
