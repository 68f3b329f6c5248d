import type { SearchParameter } from '../../definitions/search-parameters.ts'
import { FhirError } from '../../model/fhir-error.ts'
import { limits } from '../../model/limits.ts'
import { splitUnescaped } from './escape.ts'

/** Splits the value of a parameter at its commas, still escaped; throws FhirError 400 for too many. */
export function splitAlternatives({ code }: SearchParameter, value: string): string[] {
  const alternatives = splitUnescaped(value, ',').filter((text) => text !== '')
  if (alternatives.length <= limits.alternatives) return alternatives
  throw new FhirError(400, 'too-costly', `${code}: more than ${limits.alternatives} alternatives`)
}
