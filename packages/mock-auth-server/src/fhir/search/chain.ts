import { isResourceType, resourceTypes, searchParameter } from '../definitions/search-parameters.ts'
import { FhirError } from '../fhir-error.ts'
import { limits } from './limits.ts'
import { matching } from './matching.ts'
import type { Clause, CompileClause, SearchContext } from './search-context.ts'
import { referencesOf } from './values.ts'

/**
 * A chained parameter such as `subject:Patient.name`. The resources on the way are seen through the
 * caller's filter, or the answer would tell what the caller may not read.
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
  const parameter = searchParameter(type, code)
  if (!parameter) return undefined
  if (parameter.type !== 'reference' || more.length > 0) {
    throw new FhirError(400, 'invalid', `${head.slice(0, 80)} is not a reference and cannot be chained`)
  }
  if (target !== undefined && !isResourceType(target)) {
    throw new FhirError(400, 'invalid', `${head.slice(0, 80)}: R4 has no such resource type`)
  }
  const next = deeper(context)
  const declared = parameter.targets.length > 0 ? parameter.targets : resourceTypes()
  const targets = (target ? [target] : declared).flatMap((each) => {
    const clause = compile(each, rest, value, next)
    return clause ? [{ type: each, clause }] : []
  })
  if (targets.length === 0) {
    throw new FhirError(
      400,
      'invalid',
      `${rest.slice(0, 80)} is no search parameter of what ${head} refers to`,
    )
  }
  let found: Set<string> | undefined
  const urls = () => {
    found ??= new Set(
      targets.flatMap((each) =>
        matching(each.type, [each.clause], next, 'rs').map((entry) => `${each.type}/${entry.id}`),
      ),
    )
    return found
  }
  const keysOf = (entry: Parameters<typeof referencesOf>[0]) =>
    referencesOf(entry, parameter).map(({ url }) => url)
  return {
    matches: (entry) => keysOf(entry).some((url) => urls().has(url)),
    candidates: () => context.store.lookup(type, `${code}>`, [...urls()], keysOf),
  }
}

/** The context one link further; refuses chains that go on and on. */
export function deeper(context: SearchContext): SearchContext {
  if (context.depth >= limits.chainDepth) {
    throw new FhirError(400, 'too-costly', `chains may have at most ${limits.chainDepth} links`)
  }
  return { ...context, depth: context.depth + 1 }
}
