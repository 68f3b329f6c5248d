import { writeCursor } from '../search/cursor.ts'
import type { Parameters } from '../search/parameters/parse-query.ts'
import type { StoredVersion } from '../store/stored-version.ts'

/** Builds the `history` Bundle of some versions, newest first. */
export function buildHistoryBundle(
  entries: readonly StoredVersion[],
  total: number,
  link: { url: string; base: string; query: Parameters; more: boolean },
): fhir4.Bundle {
  const kept = link.query.filter(([name]) => name !== '_cursor')
  const url = (extra: Parameters) => {
    const query = new URLSearchParams([...kept, ...extra].map(([name, value]) => [name, value])).toString()
    return query ? `${link.url}?${query}` : link.url
  }
  const oldest = entries.at(-1)
  return {
    resourceType: 'Bundle',
    type: 'history',
    total,
    link: [
      { relation: 'self', url: url(link.query.filter(([name]) => name === '_cursor')) },
      ...(link.more && oldest
        ? [{ relation: 'next', url: url([['_cursor', writeCursor('>', oldest)]]) }]
        : []),
    ],
    ...(entries.length > 0 && { entry: entries.map((entry) => historyEntry(entry, link.base)) }),
  }
}

function historyEntry(entry: StoredVersion, base: string): fhir4.BundleEntry {
  const { type, id, version, method, resource, at, previous } = entry
  const created = resource && !previous?.resource
  return {
    fullUrl: `${base}/${type}/${id}`,
    ...(resource && { resource: resource as unknown as fhir4.FhirResource }),
    request: { method, url: method === 'POST' ? type : `${type}/${id}` },
    response: {
      status: resource ? (created ? '201 Created' : '200 OK') : '204 No Content',
      etag: `W/"${version}"`,
      lastModified: new Date(at).toISOString(),
    },
  }
}
