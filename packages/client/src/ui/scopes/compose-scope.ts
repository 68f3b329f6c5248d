/** What the builder's form holds. */
export interface ScopeParts {
  level: 'patient' | 'user' | 'system'
  resource: string
  version: 1 | 2
  /** v1 */
  access: 'read' | 'write' | '*'
  /** v2 letters, in any order. */
  letters: ReadonlySet<string>
  /** v2 granular constraint, e.g. `category=laboratory`. */
  constraint: string
}

export const scopeLetters = ['c', 'r', 'u', 'd', 's'] as const

/** The scope that the parts spell, with v2 letters in the order that SMART prescribes; '' while no letter is chosen. */
export function composeScope({ level, resource, version, access, letters, constraint }: ScopeParts): string {
  const type = resource.trim() || '*'
  if (version === 1) return `${level}/${type}.${access}`
  const ordered = scopeLetters.filter((letter) => letters.has(letter)).join('')
  const query = constraint.trim().replace(/^\?/, '').replaceAll(' ', '%20')
  return ordered ? `${level}/${type}.${ordered}${query && `?${query}`}` : ''
}
