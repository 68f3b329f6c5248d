import type { PageRelation, Paging } from '../model/decisions.ts'
import type { Parameters } from '../search/parse-query.ts'

/** The pages beside one page of a search, as values of the paging parameter. */
export interface PagePositions {
  /** The value of this page, where its own link has nothing else. */
  readonly current: string | undefined
  readonly next: string | undefined
  readonly previous: string | undefined
  readonly last?: string | undefined
}

interface LinkedSearch {
  /** Absolute FHIR base. */
  readonly base: string
  /** Path below the base. */
  readonly path: string
  /** The parameters that links repeat. */
  readonly parameters: Parameters
  readonly paging: Paging
  /** Number of matches on a page. */
  readonly count: number
  /** Percent-encodes names and values; by default all but the characters that are frequent in FHIR values. */
  readonly encode?: (text: string) => string
}

/** Builds the links of one page of a search, in the order of the paging's relations. */
export function buildPageLinks(search: LinkedSearch, positions: PagePositions): fhir4.BundleLink[] {
  const { paging } = search
  const { current, next, previous, last } = positions
  const isPart = next !== undefined || previous !== undefined
  const urls: Readonly<Record<PageRelation, string | undefined>> = {
    self: current === undefined ? getQueryUrl(search, search.parameters) : getPageUrl(search, current),
    first: isPart ? getQueryUrl(search, withoutPage(search)) : undefined,
    previous: previous === undefined ? undefined : getPageUrl(search, previous),
    next: next === undefined ? undefined : getPageUrl(search, next),
    last: isPart && last !== undefined ? getPageUrl(search, last) : undefined,
  }
  return paging.relations.flatMap((relation) => {
    const url = urls[relation]
    return url === undefined ? [] : [{ relation, url }]
  })
}

function getPageUrl(search: LinkedSearch, position: string): string {
  const { style, parameter, extra = {} } = search.paging
  const others =
    style === 'session' ? [] : withoutPage(search).filter(([name]) => !Object.hasOwn(extra, name))
  const more = Object.entries(extra).map(
    ([name, value]) => [name, value.replaceAll('{count}', String(search.count))] as const,
  )
  return getQueryUrl(search, [...others, [parameter, position], ...more])
}

function withoutPage({ parameters, paging: { parameter } }: LinkedSearch): Parameters {
  return parameters.filter(([name]) => name !== parameter)
}

function getQueryUrl(search: LinkedSearch, parameters: Parameters): string {
  const { base, path, paging, encode = encodePart } = search
  const query = parameters.map((pair) => pair.map(encode).join('=')).join('&')
  return `${paging.port === 'explicit' ? withPort(base) : base}/${path}${query && `?${query}`}`
}

/** Returns a URL with the port of its scheme, where it names none. */
function withPort(url: string): string {
  return url.replace(/^(http|https):\/\/([^/:]+|\[[^\]]+\])(?=\/|$)/, (_, scheme, host) => {
    return `${scheme}://${host}:${scheme === 'https' ? 443 : 80}`
  })
}

/** Percent-encodes a query part, except characters that are frequent in FHIR values. */
function encodePart(text: string): string {
  return encodeURIComponent(text).replace(/%(?:3A|2F|7C|2C|24)/g, decodeURIComponent)
}
