import type { SearchParameter } from '../../definitions/search-parameters.ts'
import { hasCanonicals } from '../../search/canonical.ts'
import { unescapeText } from '../../search/parameters/escape.ts'
import { splitAlternatives } from '../../search/parameters/split-alternatives.ts'

/** Modifiers with which no value is looked up. */
const PLAIN = new Set(['missing', 'identifier', 'text'])

/**
 * Returns `true` when a value of a parameter that reads canonicals names a resource by its type and id, or by a URL below
 * one of the FHIR bases: the upstream then reads its canonical `url`, which the caller may not see.
 */
export function isNameOfCanonical(
  parameter: SearchParameter,
  modifier: string | undefined,
  value: string,
  bases: readonly string[],
): boolean {
  if (parameter.type !== 'reference' || !hasCanonicals(parameter)) return false
  if (modifier !== undefined && PLAIN.has(modifier)) return false
  return splitAlternatives(parameter, value).some((each) => {
    const text = unescapeText(each).trim().toLowerCase()
    return !text.includes(':') || bases.some((base) => text.startsWith(base.toLowerCase()))
  })
}
