import { findSearchParameter } from '../../definitions/search-parameters.ts'
import { FhirError } from '../../model/fhir-error.ts'
import { compileClause } from '../../search/clause.ts'
import { findMatches } from '../../search/find-matches.ts'
import type { Parameters } from '../../search/parameters/parse-query.ts'
import type { LiveVersion } from '../../store/stored-version.ts'
import { createSearchContext, type InteractionContext } from '../interaction-context.ts'

const SHAPING = new Set(['_format', '_pretty', '_summary', '_elements'])

/**
 * Returns the resource that a conditional interaction matches and the caller may see; `undefined` for none.
 * Throws FhirError 412 for several and for empty criteria, 400 for unknown ones.
 */
export function findSingleMatch(
  call: InteractionContext,
  type: string,
  parameters: Parameters,
): LiveVersion | undefined {
  const context = createSearchContext(call)
  const criteria = parameters.filter(([name, value]) => !SHAPING.has(name) && value !== '')
  if (criteria.length === 0)
    throw new FhirError(412, 'required', 'A conditional interaction requires search criteria')
  const clauses = criteria.map(([name, value]) => {
    const clause = compileClause(type, name, value, context)
    if (!clause)
      throw new FhirError(400, 'not-supported', `${name.slice(0, 80)} is not a search parameter of ${type}`)
    return clause
  })
  const found = findMatches(type, clauses, context, 'rs')
  if (found.length > 1) {
    throw new FhirError(
      412,
      'multiple-matches',
      `${found.length} resources match the criteria; at most one is allowed`,
    )
  }
  return found[0]
}

/** Returns `true` when a reference is conditional (`Patient?identifier=…`). */
export function isConditional(reference: string): boolean {
  const type = /^([A-Z][A-Za-z]+)\?./.exec(reference)?.[1]
  return type !== undefined && findSearchParameter(type, '_id') !== undefined
}
