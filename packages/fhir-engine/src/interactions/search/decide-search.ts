import type { Refusal } from '../../model/decisions.ts'
import { FhirError } from '../../model/fhir-error.ts'
import type { FhirRequest } from '../../model/request.ts'
import { isSortable } from '../../search/create-version-order.ts'
import type { Parameters } from '../../search/parameters/parse-query.ts'
import type { SearchOptions } from '../../search/parameters/parse-search-options.ts'
import { findUnknown, type UnknownRules } from '../../search/run-search.ts'
import { readUnknownRules } from '../prefer.ts'
import { withUnknownNames } from './with-unknown-names.ts'

/** A search as the server runs it. */
export interface DecidedSearch {
  readonly options: SearchOptions
  readonly rules: UnknownRules
  /** `true` when the result is empty whatever the criteria are. */
  readonly isEmpty: boolean
}

/**
 * Decides how a search is run: page size, criteria, and what becomes of unknown parameters. `given` are names of
 * criteria that its path implies. Throws FhirError when the server refuses it.
 */
export function decideSearch(
  request: FhirRequest,
  types: readonly string[],
  parameters: Parameters,
  options: SearchOptions,
  given: readonly string[] = [],
): DecidedSearch {
  const rules = readUnknownRules(request)
  if (!request.decide) return { options, rules, isEmpty: false }
  const { criteria: criteriaAsked } = options
  const sortKeys = options.sort.map(({ code }) => code)
  const decided = request.decide('fhir.search', {
    types,
    parameters: [...listNames(parameters), ...given],
    criteria: [...listNames(criteriaAsked), ...given],
    sortKeys,
    unknownNames: [
      ...listNames(
        criteriaAsked.filter(([name, value]) => findUnknown(types, name, value, []) !== undefined),
      ),
      ...sortKeys.filter((code) => !types.some((type) => isSortable(type, code))),
    ],
    requestedCount: options.requestedCount,
    count: options.count,
    unknown: rules.unknown,
    withheld: [],
    accepted: [],
    isEmpty: false,
    refusal: undefined,
  })
  const { count, accepted, unknown, withheld, isEmpty, refusal } = decided
  const criteria = criteriaAsked.filter(([name]) => !accepted.includes(name))
  const run: UnknownRules = { unknown: rules.unknown === 'refused' ? 'refused' : unknown, withheld }
  if (refusal) throw withUnknownNames(createRefusal(refusal), types, criteria, run)
  return { options: { ...options, criteria, count }, rules: run, isEmpty }
}

/** Creates the error of a refusal. */
export function createRefusal({ status, code, diagnostics, headers = [], cause }: Refusal): FhirError {
  return new FhirError(
    status,
    code,
    diagnostics,
    headers.map(([name, value]) => [name, value]),
    cause,
  )
}

/** Returns the names of the parameters that have a value, without modifiers and chains. */
function listNames(parameters: Parameters): string[] {
  const named = parameters.filter(([, value]) => value !== '')
  return [...new Set(named.map(([name]) => name.split(/[:.]/)[0] ?? ''))]
}
