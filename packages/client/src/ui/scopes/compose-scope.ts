/** The value of the builder's form. */
export interface ScopeParts {
  level: 'patient' | 'user' | 'system'
  resource: string
  version: 1 | 2
  /** Access of a v1 scope. */
  access: 'read' | 'write' | '*'
  /** Permissions of v2, in any order. */
  letters: ReadonlySet<string>
  /** v2 granular constraint, e.g. `category=laboratory`. */
  constraint: string
}

export const scopePermissions = ['c', 'r', 'u', 'd', 's'] as const

/**
 * Composes a scope of the parts, with v2 permissions in the order that SMART prescribes; returns '' while
 * none is chosen.
 */
export function composeScope({ level, resource, version, access, letters, constraint }: ScopeParts): string {
  const type = resource.trim() || '*'
  if (version === 1) return `${level}/${type}.${access}`
  const ordered = scopePermissions.filter((letter) => letters.has(letter)).join('')
  const query = constraint.trim().replace(/^\?/, '').replaceAll(' ', '%20')
  return ordered ? `${level}/${type}.${ordered}${query && `?${query}`}` : ''
}
