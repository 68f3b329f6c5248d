import { findSearchParameter } from '../definitions/search-parameters.ts'
import { FhirError, type Issue } from '../model/fhir-error.ts'
import type { LiveVersion } from '../store/stored-version.ts'
import { compileClause } from './clause.ts'
import { createVersionOrder, isSortable } from './create-version-order.ts'
import { findIncluded } from './find-included.ts'
import { countMatches, findMatches } from './find-matches.ts'
import type { SearchOptions } from './parse-search-options.ts'
import type { Clause, SearchContext } from './search-context.ts'
import { type Page, slicePage } from './slice-page.ts'

export interface SearchResult {
  readonly total: number
  readonly page: Page
  readonly included: LiveVersion[]
  /** Warnings about parameters that were ignored and results that were cut. */
  readonly issues: Issue[]
  /** Criteria that were honoured, for the `self` link. */
  readonly honoured: readonly (readonly [string, string])[]
}

/** What a search does besides what its options say. */
interface SearchVariation {
  /** Returns clauses for a type, besides the criteria. */
  readonly extra?: (type: string) => Clause[]
  /** Selects some of the matches, which are sorted. */
  readonly select?: (matches: readonly LiveVersion[]) => readonly LiveVersion[]
}

/**
 * Runs a search over some types. Unknown parameters are ignored with a warning, or refused when `strict`.
 * Throws FhirError 400.
 */
export function runSearch(
  types: readonly string[],
  options: SearchOptions,
  context: SearchContext,
  strict: boolean,
  { extra = () => [], select }: SearchVariation = {},
): SearchResult {
  const issues: Issue[] = []
  const honoured = options.criteria.filter(([name, value]) => {
    const reason = ignored(types, name, value)
    if (reason === undefined) return true
    if (strict) throw new FhirError(400, 'not-supported', reason)
    issues.push({ severity: 'warning', code: 'not-supported', diagnostics: `Ignored: ${reason}` })
    return false
  })
  const sort = options.sort.filter(({ code }) => {
    if (types.some((type) => isSortable(type, code))) return true
    const diagnostics = `_sort: ${code.slice(0, 60)} is not a sort key`
    if (strict) throw new FhirError(400, 'not-supported', diagnostics)
    issues.push({ severity: 'warning', code: 'not-supported', diagnostics: `Ignored: ${diagnostics}` })
    return false
  })
  const compiled = types.flatMap((type) => {
    const clauses = honoured.map(([name, value]) => compileClause(type, name, value, context))
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
  const cut = slicePage(ordered, options.count, options.cursor, compare, context)
  const more = findIncluded(cut.entries, options.includes, context)
  if (more.cut)
    issues.push({ severity: 'warning', code: 'too-costly', diagnostics: 'Some includes are missing' })
  context.work.give(cut.entries.length + more.entries.length)
  return { total: ordered.length, page: cut, included: more.entries, issues, honoured }
}

/** Returns the reason why a criterion is ignored, or `undefined`. */
function ignored(types: readonly string[], name: string, value: string): string | undefined {
  if (value === '') return `parameter ${name.slice(0, 80)} has no value`
  const code = name.split(/[:.]/)[0] as string
  if (['_list', '_text', '_content', '_filter', '_query'].includes(code)) return undefined
  if (name.startsWith('_has:') || types.some((type) => findSearchParameter(type, code))) return undefined
  return `parameter ${name.slice(0, 80)} is not known for ${types.length === 1 ? types[0] : 'these types'}`
}
