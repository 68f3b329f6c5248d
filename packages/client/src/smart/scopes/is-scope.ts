import { parseScope } from './parse-scope.ts'

/** Extensions: a URI, or a name that begins with two underscores. */
const EXTENSION = /^(https?:|urn:|__)/

/** Returns `true` for a scope that SMART defines, and for one that extends it. */
export function isScope(raw: string): boolean {
  return parseScope(raw).kind !== 'other' || EXTENSION.test(raw)
}
