import { findSearchParameter, isResourceType } from '../definitions/search-parameters.ts'
import { FhirError } from '../model/fhir-error.ts'
import { listNames } from './canonical.ts'
import { extendChain } from './chain.ts'
import { findMatches } from './find-matches.ts'
import type { Clause, CompileClause, SearchContext } from './search-context.ts'
import { getReferences } from './values.ts'

/**
 * Compiles a reverse chain such as `_has:Observation:patient:code`. Only resources that the caller may search
 * for match. Throws FhirError 400 when it cannot be parsed.
 */
export function compileHas(
  name: string,
  value: string,
  context: SearchContext,
  compile: CompileClause,
): Clause {
  const [, type, code, ...rest] = name.split(':') as [string, ...string[]]
  const parameter = type && code && isResourceType(type) ? findSearchParameter(type, code) : undefined
  if (!type || parameter?.type !== 'reference' || rest.length === 0) {
    throw new FhirError(
      400,
      'invalid',
      `${name.slice(0, 80)}: expected _has:Type:reference-parameter:parameter`,
    )
  }
  const next = extendChain(context)
  const clause = compile(type, rest.join(':'), value, next)
  if (!clause)
    throw new FhirError(400, 'invalid', `${rest.join(':').slice(0, 80)} is not a search parameter of ${type}`)
  let found: Set<string> | undefined
  return {
    matches: (entry) => {
      found ??= new Set(
        findMatches(type, [clause], next, 's').flatMap((each) =>
          getReferences(each, parameter).map(({ url }) => url),
        ),
      )
      const names = found
      return listNames(entry, parameter).some((name) => names.has(name))
    },
  }
}
