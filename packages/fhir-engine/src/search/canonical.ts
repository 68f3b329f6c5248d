import type { SearchParameter } from '../definitions/search-parameters.ts'
import { findByUrl, readUrl } from '../store/find-by-url.ts'
import type { LiveVersion, StoredVersion } from '../store/stored-version.ts'
import type { SearchContext } from './search-context.ts'

/** Returns `true` when a reference parameter reads canonicals, which name resources by their `url`. */
export function hasCanonicals({ paths }: SearchParameter): boolean {
  return paths.some(({ type }) => type === 'canonical' || type === 'uri')
}

/**
 * Returns the texts by which values of a reference parameter name a version: `Type/id`, and for a canonical its
 * `url`, alone and with its version.
 */
export function listNames(entry: StoredVersion, parameter: SearchParameter): string[] {
  const local = `${entry.type}/${entry.id}`
  const isTarget = parameter.targets.length === 0 || parameter.targets.includes(entry.type)
  const url = isTarget && hasCanonicals(parameter) ? readUrl(entry) : undefined
  if (url === undefined) return [local]
  const version = entry.resource?.version
  return typeof version === 'string' ? [local, url, `${url}|${version}`] : [local, url]
}

/** Returns the resources of the targets of a parameter that a canonical names, visible or not. */
export function findCanonicalTargets(
  canonical: string,
  parameter: SearchParameter,
  { store }: Pick<SearchContext, 'store'>,
): LiveVersion[] {
  if (!hasCanonicals(parameter)) return []
  const types = parameter.targets.length > 0 ? parameter.targets : store.types()
  return types.flatMap((type) => findByUrl(store, type, canonical))
}
