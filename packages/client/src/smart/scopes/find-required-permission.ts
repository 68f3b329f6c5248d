/** The permission that a FHIR request requires of a scope (D6). */
export interface RequiredPermission {
  type: string
  letter: 'c' | 'r' | 'u' | 'd' | 's'
}

const TYPE = /^[A-Z][A-Za-z]+$/

/**
 * Returns the permission that a FHIR request requires; `undefined` where the specification defines none
 * (operations, batches, metadata), so that the server decides.
 *
 * @param path decoded path below the base, without a slash in front
 */
export function findRequiredPermission(method: string, path: string): RequiredPermission | undefined {
  const [type = '', second, third, fourth] = path.split('/').filter(Boolean)
  if (!TYPE.test(type) || [second, third].some((part) => part?.startsWith('$'))) return undefined
  // A compartment search is a search on the type at its end.
  if (third !== undefined && TYPE.test(third) && method === 'GET') return { type: third, letter: 's' }
  if (method === 'GET')
    return { type, letter: second === undefined || isTypeHistory(second, third) ? 's' : 'r' }
  if (method === 'POST') return { type, letter: second === '_search' ? 's' : 'c' }
  if (method === 'DELETE') return { type, letter: 'd' }
  return fourth === undefined && (method === 'PUT' || method === 'PATCH') ? { type, letter: 'u' } : undefined
}

const isTypeHistory = (second: string, third: string | undefined) =>
  second === '_history' && third === undefined
