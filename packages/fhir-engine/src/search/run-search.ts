import { findSearchParameter } from '../definitions/search-parameters.ts'
import type { UnknownParameters } from '../model/decisions.ts'
import { FhirError, type Issue } from '../model/fhir-error.ts'
import type { LiveVersion } from '../store/stored-version.ts'
import { compileClause } from './clause.ts'
import { createVersionOrder, isSortable } from './create-version-order.ts'
import { findIncluded } from './find-included.ts'
import { countMatches, findMatches } from './find-matches.ts'
import type { SearchOptions } from './parameters/parse-search-options.ts'
import type { Clause, SearchContext } from './search-context.ts'
import { sliceNumberedPage } from './slice-numbered-page.ts'
import { type Page, slicePage } from './slice-page.ts'

export interface SearchResult {
  readonly total: number
  readonly page: Page
  readonly included: LiveVersion[]
  /** Warnings about parameters that were ignored and results that were cut. */
  readonly issues: Issue[]
  /** Criteria for the `self` link: those that were honoured, and those that were ignored in silence. */
  readonly honoured: readonly (readonly [string, string])[]
}

/** What a search does besides what its options say. */
interface SearchVariation {
  /** Returns clauses for a type, besides the criteria. */
  readonly extra?: (type: string) => Clause[]
  /** Selects some of the matches, which are sorted. */
  readonly select?: (matches: readonly LiveVersion[]) => readonly LiveVersion[]
}

/** The parameters that a search does not have, and what becomes of them. */
export interface UnknownRules {
  readonly unknown: UnknownParameters
  /** Codes of search parameters of R4 that the server does not have. */
  readonly withheld?: readonly string[]
}

/** Runs a search over some types. Throws FhirError 400. */
export function runSearch(
  types: readonly string[],
  options: SearchOptions,
  context: SearchContext,
  { unknown, withheld = [] }: UnknownRules,
  { extra = () => [], select }: SearchVariation = {},
): SearchResult {
  const issues: Issue[] = []
  const ignore = (diagnostics: string): false => {
    if (unknown === 'refused') throw new FhirError(400, 'not-supported', diagnostics)
    if (unknown === 'warned')
      issues.push({ severity: 'warning', code: 'not-supported', diagnostics: `Ignored: ${diagnostics}` })
    return false
  }
  const used = options.criteria.filter(([name, value]) => {
    const reason = findUnknown(types, name, value, withheld)
    return reason === undefined || ignore(reason)
  })
  const honoured = unknown === 'warned' ? used : options.criteria
  const sort = options.sort.filter(({ code }) => {
    const isKnown = !withheld.includes(code) && types.some((type) => isSortable(type, code))
    return isKnown || ignore(`_sort: ${code.slice(0, 60)} is not a sort key`)
  })
  const compiled = types.flatMap((type) => {
    const clauses = used.map(([name, value]) => compileClause(type, name, value, context))
    return clauses.every((clause) => clause !== undefined)
      ? [{ type, clauses: [...extra(type), ...clauses] }]
      : []
  })
  if (options.countOnly && !select) {
    const counts = compiled.map(({ type, clauses }) => countMatches(type, clauses, context, 's'))
    const total = counts.reduce((sum, count) => sum + count, 0)
    return { total, page: { entries: [] }, included: [], issues, honoured }
  }
  const lists = compiled.map(({ type, clauses }) => findMatches(type, clauses, context, 's'))
  const found = lists.length === 1 ? (lists[0] ?? []) : lists.flat()
  const { compare, sorted } = createVersionOrder(sort)
  const ordered = select ? select(sorted(found)) : sorted(found)
  if (options.countOnly)
    return { total: ordered.length, page: { entries: [] }, included: [], issues, honoured }
  const { count, cursor, paging } = options
  const isNumbered = paging.style === 'offset' || paging.style === 'page'
  const cut = isNumbered
    ? sliceNumberedPage(ordered, count, cursor, paging)
    : slicePage(ordered, count, cursor, compare, context)
  const more = findIncluded(cut.entries, options.includes, context)
  if (more.cut)
    issues.push({ severity: 'warning', code: 'too-costly', diagnostics: 'Some includes are missing' })
  context.work.give(cut.entries.length + more.entries.length)
  return { total: ordered.length, page: cut, included: more.entries, issues, honoured }
}

/** Returns the reason why a criterion cannot be honoured, or `undefined`. */
export function findUnknown(
  types: readonly string[],
  name: string,
  value: string,
  withheld: readonly string[],
): string | undefined {
  if (value === '') return `parameter ${name.slice(0, 80)} has no value`
  const code = name.split(/[:.]/)[0] as string
  const isWithheld = withheld.includes(code)
  if (['_list', '_text', '_content', '_filter', '_query'].includes(code)) return undefined
  if (name.startsWith('_has:')) return undefined
  if (!isWithheld && types.some((type) => findSearchParameter(type, code))) return undefined
  return `parameter ${name.slice(0, 80)} is not known for ${types.length === 1 ? types[0] : 'these types'}`
}
