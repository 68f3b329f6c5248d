import {
  findSearchParameter,
  isResourceType,
  type SearchParameter,
} from '../definitions/search-parameters.ts'
import { FhirError } from '../model/fhir-error.ts'
import type { LiveVersion, StoredVersion } from '../store/stored-version.ts'
import { compileChain } from './chain.ts'
import { compileCanonical } from './compile-canonical.ts'
import { compileTerminology, isTerminologyModifier } from './compile-terminology.ts'
import { compileHas } from './has.ts'
import { compileList } from './list.ts'
import { splitAlternatives } from './parameters/split-alternatives.ts'
import type { Clause, SearchContext } from './search-context.ts'
import { getParameterKind, getSearchValues } from './values.ts'

const UNSUPPORTED = new Set(['_text', '_content', '_filter', '_query'])

/**
 * Compiles one search parameter of a request; returns `undefined` when the type has no such parameter. Throws
 * FhirError 400 for a parameter that is known but malformed or not supported.
 */
export function compileClause(
  type: string,
  name: string,
  value: string,
  context: SearchContext,
): Clause | undefined {
  if (name.startsWith('_has:')) return compileHas(name, value, context, compileClause)
  const chain = name.indexOf('.')
  if (chain > 0) {
    return compileChain(type, name.slice(0, chain), name.slice(chain + 1), value, context, compileClause)
  }
  const [code, modifier, ...more] = name.split(':') as [string, ...string[]]
  if (UNSUPPORTED.has(code))
    throw new FhirError(400, 'not-supported', `${code} is not supported by this server`)
  if (code === '_list') return compileList(type, value, context)
  const parameter = findSearchParameter(type, code)
  if (!parameter) return undefined
  if (more.length > 0) throw new FhirError(400, 'invalid', `${name.slice(0, 80)}: more than one modifier`)
  if (modifier === 'missing') return missing(parameter, value)
  if (parameter.type === 'token' && isTerminologyModifier(modifier)) {
    return compileTerminology(type, parameter, modifier, value, context)
  }
  checkModifier(parameter, modifier)
  const clause = compare(type, parameter, modifier, value, context)
  const named = modifier === undefined ? compileCanonical(type, parameter, value, context) : undefined
  return named ? matchEither(clause, named) : clause
}

function compare(
  type: string,
  parameter: SearchParameter,
  modifier: string | undefined,
  value: string,
  context: SearchContext,
): Clause {
  const kind = getParameterKind(parameter)
  const compareContext = { base: context.base, now: context.now, name: parameter.code }
  const alternatives = splitAlternatives(parameter, value)
  const negated = modifier === 'not'
  const plain = negated ? undefined : modifier
  const tests = alternatives.map((text) => kind.compare(text, plain, compareContext))
  const some = (entry: StoredVersion) =>
    getSearchValues(entry, parameter).some((each) => tests.some((test) => test(each)))
  const weight = Math.ceil(alternatives.length / 10)
  if (negated) return { matches: (entry) => !some(entry), weight }

  const keys = alternatives.map((text) => kind.lookup?.(text, plain, compareContext))
  if (!kind.keys || keys.some((key) => key === undefined)) return { matches: some, weight }
  const keysOf = (entry: LiveVersion) =>
    getSearchValues(entry, parameter).flatMap((each) => kind.keys?.(each) ?? [])
  return {
    matches: some,
    weight,
    candidates: () => context.store.lookup(type, parameter.code, keys as string[], keysOf),
  }
}

/** Returns a clause for what satisfies one of two. */
function matchEither(a: Clause, b: Clause): Clause {
  const { candidates: ofA } = a
  const { candidates: ofB } = b
  return {
    matches: (entry) => a.matches(entry) || b.matches(entry),
    weight: (a.weight ?? 1) + (b.weight ?? 1),
    ...(ofA && ofB && { candidates: () => [...new Set([...ofA(), ...ofB()])] }),
  }
}

function missing(parameter: SearchParameter, value: string): Clause {
  if (value !== 'true' && value !== 'false') {
    throw new FhirError(400, 'invalid', `${parameter.code}:missing must be true or false`)
  }
  return { matches: (entry) => (getSearchValues(entry, parameter).length === 0) === (value === 'true') }
}

function checkModifier(parameter: SearchParameter, modifier: string | undefined): void {
  if (modifier === undefined) return
  const { modifiers } = getParameterKind(parameter)
  if (modifiers.includes(modifier)) return
  if (modifiers.includes('*') && isResourceType(modifier)) return
  throw new FhirError(
    400,
    'invalid',
    `${parameter.code} (${parameter.type}) has no modifier "${modifier.slice(0, 40)}"`,
  )
}
