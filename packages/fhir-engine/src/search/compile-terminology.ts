import type { SearchParameter } from '../definitions/search-parameters.ts'
import { FhirError } from '../model/fhir-error.ts'
import { limits } from '../model/limits.ts'
import type { LiveVersion, StoredVersion } from '../store/stored-version.ts'
import { findConcept, listRelated } from '../terminology/code-system.ts'
import { expandValueSet } from '../terminology/expand-value-set.ts'
import { findCodeSystem, findValueSet } from '../terminology/find-definitions.ts'
import { type TokenValue, tokenKind } from './kinds/token.ts'
import { splitUnescaped, unescapeText } from './parameters/escape.ts'
import { splitAlternatives } from './parameters/split-alternatives.ts'
import type { Clause, SearchContext } from './search-context.ts'
import { getSearchValues } from './values.ts'

/** Modifiers of tokens that value sets and code systems decide. */
const MODIFIERS = ['in', 'not-in', 'below', 'above'] as const
type TerminologyModifier = (typeof MODIFIERS)[number]

/** Returns `true` for a modifier that value sets or code systems decide. */
export function isTerminologyModifier(modifier: string | undefined): modifier is TerminologyModifier {
  return MODIFIERS.some((each) => each === modifier)
}

/**
 * Compiles a token with `:in`, `:not-in` (a value set), `:below` or `:above` (a concept), as R4 §3.1.1.5.5 has
 * them; `:not-in` finds what has no code of the value set, resources without a code too. Throws FhirError 400 when
 * the parameter has no codes, or the server does not know the value set or the code system in full.
 */
export function compileTerminology(
  type: string,
  parameter: SearchParameter,
  modifier: TerminologyModifier,
  value: string,
  context: SearchContext,
): Clause {
  const name = `${parameter.code}:${modifier}`
  if (!parameter.paths.every(isCoded)) {
    throw new FhirError(
      400,
      'not-supported',
      `${name}: ${parameter.code} has no codes of a known code system`,
    )
  }
  const isSet = modifier === 'in' || modifier === 'not-in'
  const keys = new Set(
    splitAlternatives(parameter, value).flatMap((text) => {
      try {
        return isSet ? listCodes(text, context) : listKin(text, modifier, context)
      } catch (error) {
        const [issue] = error instanceof FhirError ? error.issues : []
        throw issue ? new FhirError(400, issue.code, `${name}: ${issue.diagnostics}`) : error
      }
    }),
  )
  const valuesOf = (entry: StoredVersion) => getSearchValues(entry, parameter) as readonly TokenValue[]
  const some = (entry: StoredVersion) =>
    valuesOf(entry).some(({ system, code }) => keys.has(`${system}|${code}`))
  if (modifier === 'not-in') return { matches: (entry) => !some(entry) }
  if (keys.size > limits.alternatives) return { matches: some }
  const keysOf = (entry: LiveVersion) => valuesOf(entry).flatMap((each) => tokenKind.keys?.(each) ?? [])
  return { matches: some, candidates: () => context.store.lookup(type, parameter.code, [...keys], keysOf) }
}

/** Returns `true` for a path that finds codes whose code system is known. */
function isCoded({ type, system }: SearchParameter['paths'][number]): boolean {
  return type === 'Coding' || type === 'CodeableConcept' || (type === 'code' && system !== undefined)
}

/** Returns the keys of the codes of a value set. */
function listCodes(text: string, context: SearchContext): string[] {
  const canonical = unescapeText(text)
  const set = findValueSet(canonical, context)
  if (!set) throw new FhirError(400, 'not-found', `ValueSet ${canonical.slice(0, 200)} is unknown`)
  return [...expandValueSet(set, context).values()].map(toKey)
}

/** Returns the keys of a concept and of those below or above it. */
function listKin(text: string, modifier: TerminologyModifier, context: SearchContext): string[] {
  const [url, code, ...more] = splitUnescaped(text, '|').map(unescapeText)
  if (!url || !code || more.length > 0) throw new FhirError(400, 'invalid', 'the value must be system|code')
  const system = findCodeSystem(url, context)
  if (!system) throw new FhirError(400, 'not-found', `CodeSystem ${url.slice(0, 200)} is unknown`)
  if (!system.isComplete || !system.isHierarchy) {
    const why = system.isComplete ? 'has no hierarchy of kinds' : 'is here only in part'
    throw new FhirError(400, 'not-supported', `CodeSystem ${url.slice(0, 200)} ${why}`)
  }
  const concept = findConcept(system, code)
  if (!concept)
    throw new FhirError(400, 'not-found', `${url.slice(0, 200)} has no code "${code.slice(0, 60)}"`)
  const kin = listRelated(system, concept, modifier === 'below' ? 'children' : 'parents')
  context.work.look(kin.size)
  return [...kin].map((each) => toKey({ system: url, code: each.code }))
}

/** Returns the key of a code in the index of tokens. */
function toKey({ system, code }: { readonly system: string; readonly code: string }): string {
  return `${system}|${code.toLowerCase()}`
}
