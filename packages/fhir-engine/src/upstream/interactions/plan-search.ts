import type { Bounds } from '../../access/access-filter.ts'
import { isFarConstraint } from '../../access/constraints.ts'
import { findSearchParameter, listCompartmentCodes } from '../../definitions/search-parameters.ts'
import { FhirError, type Issue } from '../../model/fhir-error.ts'
import type { Parameters } from '../../search/parameters/parse-query.ts'
import { parseSearchOptions, type SearchOptions } from '../../search/parameters/parse-search-options.ts'
import type { UnknownRules } from '../../search/run-search.ts'
import { isNameOfCanonical } from '../access/is-name-of-canonical.ts'

/** Limits that a search of the upstream must respect. */
export interface SearchRules {
  /** `true` when the caller may see everything. */
  readonly everything: boolean
  /** The parameters that are not known, and what becomes of them. */
  readonly rules: UnknownRules
  /** The FHIR bases of this server and of the upstream. */
  readonly bases: readonly string[]
}

export interface SearchPlan {
  readonly options: SearchOptions
  /** The query for the upstream, with the public URLs of this server; `undefined` when nothing can match. */
  readonly query: Parameters | undefined
  readonly issues: readonly Issue[]
  /** Criteria for the `self` link: those that were passed on, and those that were ignored in silence. */
  readonly honoured: Parameters
}

/** Modifiers that depend only on the resource itself. */
const OWN = new Set(['missing', 'not', 'text', 'of-type', 'exact', 'contains', 'identifier'])
/** Parameters whose result depends on more than the resource, or that only some servers support. */
const BEYOND = new Set(['_list', '_filter', '_text', '_content', '_query', '_source', '_contained'])

/**
 * Plans the query for the upstream: inside the compartment and the constraints of the scopes, and only
 * parameters that reveal nothing of hidden resources. Throws FhirError 400 for parameters that the scopes do
 * not allow.
 */
export function planSearch(
  type: string,
  parameters: Parameters,
  bounds: Bounds,
  { everything, rules: { unknown, withheld = [] }, bases }: SearchRules,
  options = parseSearchOptions(parameters),
): SearchPlan {
  const issues: Issue[] = []
  const ignore = (diagnostics: string) => {
    if (unknown === 'refused') throw new FhirError(400, 'not-supported', diagnostics)
    if (unknown !== 'warned') return
    issues.push({ severity: 'warning', code: 'not-supported', diagnostics: `Ignored: ${diagnostics}` })
  }
  const used = options.criteria.filter(([name, value]) => {
    if (value === '') return false
    if (!everything) refuseFar(type, name, value, bases)
    const code = name.split(/[:.]/)[0] ?? ''
    const isDefined = BEYOND.has(code) || findSearchParameter(type, code) !== undefined
    const known = name.startsWith('_has:') || (isDefined && !withheld.includes(code))
    if (!known) ignore(`parameter ${name.slice(0, 80)} is not known for ${type}`)
    return known
  })
  const sort = options.sort.filter(({ code }) => {
    const parameter = findSearchParameter(type, code)
    if (parameter && !withheld.includes(code) && (everything || parameter.type !== 'reference')) return true
    ignore(`_sort: ${code.slice(0, 60)} is not a sort key`)
    return false
  })
  const includes = parameters.filter(([name]) => /^_(?:rev)?include(?::|$)/.test(name))
  if (!everything && includes.some(([name]) => name.includes(':'))) throw far('an iterated _include')
  const own = compartment(type, bounds)
  const query: [string, string][] = [
    ...used.map(([name, value]): [string, string] => [name, value]),
    ...includes.map(([name, value]): [string, string] => [name, value]),
    ...bounds.constraints
      .filter((each) => !isFarConstraint(each))
      .map(([name, value]): [string, string] => [name, value]),
    ...own,
  ]
  if (sort.length > 0) {
    query.push(['_sort', sort.map((key) => `${key.descending ? '-' : ''}${key.code}`).join(',')])
  }
  // One more match than requested shows if there is a next page.
  query.push(['_count', String(options.countOnly ? 1000 : options.count + 1)])
  const honoured = unknown === 'warned' ? used : options.criteria
  return { options, query: bounds.patients?.size === 0 ? undefined : query, issues, honoured }
}

/** Returns the compartment of the patients as one search parameter. */
function compartment(type: string, { patients }: Bounds): [string, string][] {
  if (!patients) return []
  if (type === 'Patient') return [['_id', [...patients].join(',')]]
  const codes = listCompartmentCodes(type)
  const code = ['patient', 'subject'].find((each) => codes.includes(each)) ?? codes[0]
  const known = code === 'subject' && findSearchParameter(type, 'patient') ? 'patient' : code
  return known === undefined ? [] : [[known, [...patients].map((id) => `Patient/${id}`).join(',')]]
}

function refuseFar(type: string, name: string, value: string, bases: readonly string[]): void {
  const [code = '', modifier] = name.split(':')
  if (name.includes('.') || code === '_has' || BEYOND.has(code)) throw far(name)
  const parameter = findSearchParameter(type, code)
  if (parameter && isNameOfCanonical(parameter, modifier, value, bases)) throw far(`${name}=${value}`)
  if (modifier === undefined || OWN.has(modifier)) return
  const isTarget = parameter?.type === 'reference' && /^[A-Z]/.test(modifier)
  const isPath = parameter?.type === 'uri' && (modifier === 'below' || modifier === 'above')
  if (!isTarget && !isPath) throw far(name)
}

function far(what: string): FhirError {
  return new FhirError(
    400,
    'not-supported',
    `${what.slice(0, 80)} cannot be limited to the granted scopes, because the resources are on an upstream`,
  )
}
