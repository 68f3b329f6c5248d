import {
  listDocumentUrls,
  PUBLISHED_ENDPOINTS,
  type ServerAddresses,
  WELL_KNOWN_PATHS,
  type WellKnownDocument,
} from '../core/oauth/server-addresses.ts'

/** The further paths of a tenant: each with the default path of the endpoint that answers there. */
export interface RouteTable {
  /** Paths below the root of the tenant. */
  readonly atRoot: ReadonlyMap<string, string>
  /** Paths below its URL at the other origin. */
  readonly atSecond: ReadonlyMap<string, string>
}

/** Builds the table of what a tenant serves elsewhere than by default; the default paths answer as well. */
export function buildRouteTable(addresses: ServerAddresses): RouteTable {
  const documents = Object.entries(WELL_KNOWN_PATHS).flatMap(([document, path]) =>
    listDocumentUrls(addresses, document as WellKnownDocument).map((url) => [url, path] as const),
  )
  const endpoints = PUBLISHED_ENDPOINTS.map((name) => [addresses.endpoints[name], `/auth/${name}`] as const)
  const all = [...documents, ...endpoints]
  return { atRoot: selectBelow(all, addresses.root), atSecond: selectBelow(all, addresses.second) }
}

function selectBelow(
  all: readonly (readonly [url: string, path: string])[],
  base: string,
): ReadonlyMap<string, string> {
  const below = all.filter(([url, path]) => url.startsWith(`${base}/`) && url !== `${base}${path}`)
  return new Map(below.map(([url, path]) => [url.slice(base.length), path]))
}
