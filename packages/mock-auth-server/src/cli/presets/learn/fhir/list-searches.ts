import type { JsonObject } from '../../../../core/util/json.ts'
import { type Exchange, isObject, isSuccessful, readForm, readObject } from '../recording/exchange.ts'
import type { Recording } from '../recording/recording.ts'
import { readTarget } from './find-dropped-types.ts'

/** A search of the FHIR API that got a searchset. */
export interface Search {
  readonly exchange: Exchange
  readonly type: string
  /** The criteria; for a further page those of its URL. */
  readonly parameters: URLSearchParams
  readonly bundle: JsonObject
  readonly entries: readonly JsonObject[]
  /** Number of resources that match. */
  readonly matches: number
  /** URLs by relation. */
  readonly links: ReadonlyMap<string, string>
  /** `true` for a page that the link of another one led to. */
  readonly isFurther: boolean
}

/** Lists the searches of a recording. */
export function listSearches(recording: Recording): readonly Search[] {
  const searches = recording.fhir.flatMap((exchange) => toSearch(exchange, recording) ?? [])
  const further = new Set(
    searches.flatMap(({ links }) => [links.get('next'), links.get('previous'), links.get('first')]),
  )
  return searches.map((each) => ({
    ...each,
    isFurther: further.has(each.exchange.url.href) && !isStart(each, searches),
  }))
}

/** A first page may have a link to itself as the first one. */
const isStart = ({ exchange, links }: Search, searches: readonly Search[]) =>
  !links.has('previous') &&
  !searches.some(
    (each) => each.exchange.number < exchange.number && each.links.get('next') === exchange.url.href,
  )

function toSearch(exchange: Exchange, recording: Recording): Search | undefined {
  const bundle = isSuccessful(exchange) ? readObject(exchange) : undefined
  if (bundle?.resourceType !== 'Bundle' || bundle.type !== 'searchset') return undefined
  const entries = readList(bundle.entry)
  const links = readList(bundle.link).map(({ relation, url }) => [String(relation), String(url)] as const)
  return {
    ...{ exchange, bundle, entries, isFurther: false },
    type: readTarget(exchange, recording)[0],
    parameters: (exchange.method === 'POST' ? readForm(exchange) : undefined) ?? exchange.url.searchParams,
    matches: entries.filter(
      ({ search }) => !isObject(search) || search.mode === undefined || search.mode === 'match',
    ).length,
    links: new Map(links),
  }
}

/** Returns the objects of a list. */
export function readList(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}
