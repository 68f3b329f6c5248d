import { isSameJson } from '../../../../core/util/json.ts'
import type { Search } from './list-searches.ts'

const USUAL = ['self', 'first', 'previous', 'next']
const RELATIONS = [...USUAL, 'last']

/** Describes the links of a search by its next link; `undefined` where it has none, or is like a strict server's. */
export function describePaging(search: Search, searches: readonly Search[]): unknown {
  const next = search.links.get('next')
  if (next === undefined || !URL.canParse(next)) return undefined
  const parameters = new URL(next).searchParams
  const added = [...parameters].filter(
    ([name, value]) => search.parameters.get(name) !== value && name !== '_count',
  )
  const stays = [...search.parameters.keys()].some((name) => parameters.has(name))
  const [own] = [
    ...added.filter(([name]) => /page|cursor|index|offset|session|continue|start|token|id$/i.test(name)),
    ...added,
  ]
  if (!own) return undefined
  const [parameter, value] = own
  const style = findStyle(value, search.matches, stays)
  const extra = collectExtra(
    added.filter((each) => each !== own),
    parameters,
    search,
  )
  const relations = collectRelations(search, searches)
  const description = { style, parameter, ...(Object.keys(extra).length > 0 ? { extra } : {}), relations }
  return isSameJson(description, { style: 'cursor', parameter: '_cursor', relations: USUAL })
    ? undefined
    : description
}

/** A small number is a page or an index; another text is a cursor where the criteria stay, else a session. */
function findStyle(value: string, matches: number, stays: boolean): string {
  if (/^[012]$/.test(value) && Number(value) !== matches) return 'page'
  if (/^\d{1,6}$/.test(value) && Number(value) === matches) return 'offset'
  return stays ? 'cursor' : 'session'
}

function collectExtra(
  added: readonly [string, string][],
  parameters: URLSearchParams,
  search: Search,
): Record<string, string> {
  const words = added.filter(([, value]) => /^[A-Za-z_-]{1,30}$/.test(value))
  const hasCount = parameters.has('_count') && !search.parameters.has('_count')
  return Object.fromEntries([...words, ...(hasCount ? [['_count', '{count}'] as const] : [])])
}

/** Returns the relations of all pages; the usual ones stay where the HAR has no second page to tell. */
function collectRelations(search: Search, searches: readonly Search[]): readonly string[] {
  const pages = [search, ...searches.filter(({ isFurther, type }) => isFurther && type === search.type)]
  const seen = new Set(pages.flatMap(({ links }) => [...links.keys()]))
  const isWhole = pages.length > 1
  return RELATIONS.filter((name) => seen.has(name) || (!isWhole && ['previous', 'first'].includes(name)))
}
