import type { ResourceScope } from './parse-scope.ts'

/** Whether `a` reaches at least the resources that `b` reaches, permissions aside (D5). */
export function coversResources(a: ResourceScope, b: ResourceScope): boolean {
  return (
    a.level === b.level &&
    (a.type === '*' || a.type === b.type) &&
    (a.constraints.length === 0 || a.constraints.join('&') === b.constraints.join('&'))
  )
}

/** Letters of `wanted` that the scopes together give. */
export function listCoveredPermissions(wanted: ResourceScope, scopes: readonly ResourceScope[]): string {
  const given = scopes
    .filter((scope) => coversResources(scope, wanted))
    .flatMap((scope) => [...scope.letters])
  return [...wanted.letters].filter((letter) => given.includes(letter)).join('')
}

/** Whether the scopes together give everything that `wanted` says, in whatever notation. */
export function coversScope(scopes: readonly ResourceScope[], wanted: ResourceScope): boolean {
  return listCoveredPermissions(wanted, scopes) === wanted.letters
}
