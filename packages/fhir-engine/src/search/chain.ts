import { findSearchParameter, isResourceType, listResourceTypes } from '../definitions/search-parameters.ts'
import { FhirError } from '../model/fhir-error.ts'
import { limits } from '../model/limits.ts'
import { listNames } from './canonical.ts'
import { findMatches } from './find-matches.ts'
import type { Clause, CompileClause, SearchContext } from './search-context.ts'
import { getReferences } from './values.ts'

/**
 * Compiles a chained parameter such as `subject:Patient.name`. The caller's filter applies to the resources
 * on the way; otherwise the result would reveal resources that the caller may not read.
 */
export function compileChain(
  type: string,
  head: string,
  rest: string,
  value: string,
  context: SearchContext,
  compile: CompileClause,
): Clause | undefined {
  const [code, target, ...more] = head.split(':') as [string, ...string[]]
  const parameter = findSearchParameter(type, code)
  if (!parameter) return undefined
  if (parameter.type !== 'reference' || more.length > 0) {
    throw new FhirError(400, 'invalid', `${head.slice(0, 80)} is not a reference and cannot be chained`)
  }
  if (target !== undefined && !isResourceType(target)) {
    throw new FhirError(400, 'invalid', `${head.slice(0, 80)}: not a resource type of R4`)
  }
  const next = extendChain(context)
  const declared = parameter.targets.length > 0 ? parameter.targets : listResourceTypes()
  const links = (target ? [target] : declared).map((each) => ({
    type: each,
    clause: link(each, rest, value, next, compile),
  }))
  const targets = links.flatMap(({ type: each, clause }) =>
    clause && !(clause instanceof FhirError) ? [{ type: each, clause }] : [],
  )
  if (targets.length === 0) {
    const reason = links.find(({ clause }) => clause instanceof FhirError)?.clause as FhirError | undefined
    const unknown = `${rest.slice(0, 80)} is not a search parameter of the target of ${head}`
    throw reason ?? new FhirError(400, 'invalid', unknown)
  }
  let found: Set<string> | undefined
  const urls = () => {
    found ??= new Set(
      targets.flatMap((each) =>
        findMatches(each.type, [each.clause], next, 'rs').flatMap((entry) => listNames(entry, parameter)),
      ),
    )
    return found
  }
  const keysOf = (entry: Parameters<typeof getReferences>[0]) =>
    getReferences(entry, parameter).map(({ url }) => url)
  return {
    matches: (entry) => keysOf(entry).some((url) => urls().has(url)),
    candidates: () => context.store.lookup(type, `${code}>`, [...urls()], keysOf),
  }
}

/**
 * Compiles the rest of a chain for one target type, once; a parameter may be invalid for one type and valid
 * for another.
 */
function link(
  type: string,
  rest: string,
  value: string,
  context: SearchContext,
  compile: CompileClause,
): Clause | FhirError | undefined {
  const key = `${type}?${rest}=${value}`
  if (context.links.has(key)) return context.links.get(key)
  let clause: Clause | FhirError | undefined
  try {
    clause = compile(type, rest, value, context)
  } catch (error) {
    if (!(error instanceof FhirError)) throw error
    clause = error
  }
  context.links.set(key, clause)
  return clause
}

/** Returns the context for the next link; throws for chains beyond the maximum depth. */
export function extendChain(context: SearchContext): SearchContext {
  if (context.depth >= limits.chainDepth) {
    throw new FhirError(400, 'too-costly', `chains may have at most ${limits.chainDepth} links`)
  }
  return { ...context, depth: context.depth + 1 }
}
