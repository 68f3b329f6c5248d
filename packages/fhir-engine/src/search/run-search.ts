import { searchParameter } from '../definitions/search-parameters.ts'
import { FhirError, type Issue } from '../model/fhir-error.ts'
import type { LiveEntry } from '../store/entry.ts'
import { compileClause } from './clause.ts'
import { included } from './included.ts'
import { matching } from './matching.ts'
import { isSortable, order } from './order.ts'
import { type Page, page } from './page.ts'
import type { Clause, SearchContext } from './search-context.ts'
import type { SearchOptions } from './search-options.ts'

export interface SearchResult {
  readonly total: number
  readonly page: Page
  readonly included: LiveEntry[]
  /** What was ignored or cut, as warnings. */
  readonly issues: Issue[]
  /** Criteria that were honoured, for the `self` link. */
  readonly honoured: readonly (readonly [string, string])[]
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
  extra: (type: string) => Clause[] = () => [],
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
    const diagnostics = `_sort: ${code.slice(0, 60)} cannot be sorted by`
    if (strict) throw new FhirError(400, 'not-supported', diagnostics)
    issues.push({ severity: 'warning', code: 'not-supported', diagnostics: `Ignored: ${diagnostics}` })
    return false
  })
  const found = types.flatMap((type) => {
    const clauses = honoured.map(([name, value]) => compileClause(type, name, value, context))
    if (!clauses.every((clause) => clause !== undefined)) return []
    return matching(type, [...extra(type), ...clauses], context, 's')
  })
  const { compare, sorted } = order(sort)
  const cut = options.countOnly
    ? { entries: [] }
    : page(sorted(found), options.count, options.cursor, compare, context)
  const more = included(cut.entries, options.includes, context)
  if (more.cut)
    issues.push({ severity: 'warning', code: 'too-costly', diagnostics: 'Not all includes are here' })
  context.work.give(cut.entries.length + more.entries.length)
  return { total: found.length, page: cut, included: more.entries, issues, honoured }
}

/** Why a criterion plays no part, if so. */
function ignored(types: readonly string[], name: string, value: string): string | undefined {
  if (value === '') return `parameter ${name.slice(0, 80)} has no value`
  const code = name.split(/[:.]/)[0] as string
  if (['_list', '_text', '_content', '_filter', '_query'].includes(code)) return undefined
  if (name.startsWith('_has:') || types.some((type) => searchParameter(type, code))) return undefined
  return `parameter ${name.slice(0, 80)} is not known for ${types.length === 1 ? types[0] : 'these types'}`
}
