import { findSearchParameter } from '../definitions/search-parameters.ts'
import type { FhirStore } from './fhir-store.ts'
import type { LiveVersion, StoredVersion } from './stored-version.ts'

/** Returns the resources of a type that a canonical names by their `url`, of its version if it has one; visible or not. */
export function findByUrl(
  store: Pick<FhirStore, 'lookup'>,
  type: string,
  canonical: string,
): readonly LiveVersion[] {
  if (!hasUrl(type)) return []
  const [url = '', version] = splitCanonical(canonical)
  const found = store.lookup(type, '%url', [url], listUrls)
  return version === undefined ? found : found.filter(({ resource }) => resource.version === version)
}

/** Splits a canonical (`url|version`) into its URL and its version. */
export function splitCanonical(canonical: string): [url: string, version?: string] {
  const at = canonical.indexOf('|')
  return at < 0 ? [canonical] : [canonical.slice(0, at), canonical.slice(at + 1)]
}

/** Returns the `url` by which canonicals name a resource. */
export function readUrl(entry: StoredVersion): string | undefined {
  const url = hasUrl(entry.type) ? entry.resource?.url : undefined
  return typeof url === 'string' ? url : undefined
}

function listUrls(entry: StoredVersion): string[] {
  const url = readUrl(entry)
  return url === undefined ? [] : [url]
}

function hasUrl(type: string): boolean {
  return findSearchParameter(type, 'url')?.type === 'uri'
}
