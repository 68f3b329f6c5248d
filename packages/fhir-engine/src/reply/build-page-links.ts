import type { PageRelation, Paging } from '../model/decisions.ts'
import type { Parameters } from '../search/parameters/parse-query.ts'

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
  const { parameters, paging, encode = encodePart } = search
  const parts = parameters.map(([name, value]) => `${encode(name)}=${encode(value)}`)
  const links: fhir4.BundleLink[] = []
  for (const relation of paging.relations) {
    const url = findUrl(search, positions, parts, relation)
    if (url !== undefined) links.push({ relation, url })
  }
  return links
}

/** Returns the URL of one link, if the page has it; `parts` are the encoded parameters. */
function findUrl(
  search: LinkedSearch,
  { current, next, previous, last }: PagePositions,
  parts: readonly string[],
  relation: PageRelation,
): string | undefined {
  const isPart = next !== undefined || previous !== undefined
  if (relation === 'self' && current === undefined) return getQueryUrl(search, parts)
  if (relation === 'first') return isPart ? getQueryUrl(search, withoutPage(search, parts)) : undefined
  const position = { self: current, next, previous, last: isPart ? last : undefined }[relation]
  return position === undefined ? undefined : getPageUrl(search, parts, position)
}

function getPageUrl(search: LinkedSearch, parts: readonly string[], position: string): string {
  const { paging, count, encode = encodePart } = search
  const { style, parameter, extra } = paging
  const others = style === 'session' ? [] : withoutPage(search, parts, extra)
  const query = [...others, `${encode(parameter)}=${encode(position)}`]
  for (const [name, value] of extra ? Object.entries(extra) : [])
    query.push(`${encode(name)}=${encode(value.replaceAll('{count}', String(count)))}`)
  return getQueryUrl(search, query)
}

/** Returns the parts without those that name a page. */
function withoutPage(
  { parameters, paging: { parameter } }: LinkedSearch,
  parts: readonly string[],
  extra: Paging['extra'] = {},
): string[] {
  return parts.filter((_, i) => {
    const [name] = parameters[i] as (typeof parameters)[number]
    return name !== parameter && !Object.hasOwn(extra, name)
  })
}

function getQueryUrl({ base, path, paging }: LinkedSearch, parts: readonly string[]): string {
  const query = parts.join('&')
  return `${paging.port === 'explicit' ? withPort(base) : base}/${path}${query && `?${query}`}`
}

/** Returns a URL with the port of its scheme, where it names none. */
function withPort(url: string): string {
  return url.replace(/^(http|https):\/\/([^/:]+|\[[^\]]+\])(?=\/|$)/, (_, scheme, host) => {
    return `${scheme}://${host}:${scheme === 'https' ? 443 : 80}`
  })
}

const PLAIN = /^[\w\-.!~*'():/|,$]*$/

/** Percent-encodes a query part, except characters that are frequent in FHIR values. */
function encodePart(text: string): string {
  if (PLAIN.test(text)) return text
  return encodeURIComponent(text).replace(/%(?:3A|2F|7C|2C|24)/g, decodeURIComponent)
}
