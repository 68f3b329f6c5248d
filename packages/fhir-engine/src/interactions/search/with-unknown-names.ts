import { FhirError } from '../../model/fhir-error.ts'
import type { Parameters } from '../../search/parameters/parse-query.ts'
import { findUnknown, type UnknownRules } from '../../search/run-search.ts'

/**
 * Returns the error of a failed search, with the names of its unknown parameters in capitals where the rules say
 * so; any other error as it is.
 */
export function withUnknownNames(
  error: unknown,
  types: readonly string[],
  criteria: Parameters,
  { unknown, withheld = [] }: UnknownRules,
): unknown {
  if (unknown !== 'named-on-failure' || !(error instanceof FhirError)) return error
  for (const [name, value] of criteria) {
    if (findUnknown(types, name, value, withheld) === undefined) continue
    const diagnostics = `Ignored: parameter ${name.slice(0, 80).toUpperCase()} is not known`
    error.issues.push({ severity: 'information', code: 'informational', diagnostics })
  }
  return error
}
