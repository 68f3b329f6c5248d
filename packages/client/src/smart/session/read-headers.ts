import type { FhirQuery } from '../../model/fhir-query.ts'
import { SmartError } from '../smart-error.ts'

const FORBIDDEN_HEADERS = new Set([
  'authorization',
  'host',
  'cookie',
  'content-length',
  'connection',
  'transfer-encoding',
])

/**
 * Returns the headers that a user entered, in lower case. @throws SmartError invalid-input for one that is
 * ours or no header at all
 */
export function readHeaders({ headers = [] }: FhirQuery): Record<string, string> {
  const refused = headers.find(([name]) => FORBIDDEN_HEADERS.has(name.toLowerCase()))
  if (refused)
    throw new SmartError(
      'invalid-input',
      `The header ${refused[0]} is set by this client and cannot be overridden.`,
    )
  const wrong = headers.find(([name, value]) => !/^[\w!#$%&'*+.^`|~-]+$/.test(name) || /[\r\n]/.test(value))
  if (wrong) throw new SmartError('invalid-input', `"${wrong[0].slice(0, 50)}" is not a header.`)
  return Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]))
}
