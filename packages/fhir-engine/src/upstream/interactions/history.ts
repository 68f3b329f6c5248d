import { getSearchOwner } from '../../access/get-search-owner.ts'
import { requireScope } from '../../interactions/require-scope.ts'
import { FhirError } from '../../model/fhir-error.ts'
import type { FhirReply } from '../../model/request.ts'
import type { Resource } from '../../model/resource.ts'
import { parseDateRange } from '../../search/parameters/parse-date-range.ts'
import { parseSearchOptions } from '../../search/parameters/parse-search-options.ts'
import { parseVersionId } from '../create-version-headers.ts'
import { readAhead } from '../read-ahead.ts'
import type { UpstreamContext } from '../upstream-context.ts'
import { requireVisibleResource } from './read.ts'

/** Handles `GET Type/id/_history`: by `r`; the filter applies to each version. */
export async function historyInstance(call: UpstreamContext): Promise<FhirReply> {
  const { type, id, sight } = call
  requireScope(sight, type, 'r')
  await requireVisibleResource(call, 'r')
  const own = (resource: Resource) => resource.resourceType === type && resource.id === id
  return history(
    call,
    `${type}/${id}/_history`,
    (resource) => own(resource) && sight.isVisible(resource, 'r'),
  )
}

/** Handles `GET Type/_history` and `GET _history`: by `s`, for resources that the caller may search. */
export async function historyTypeOrSystem(call: UpstreamContext): Promise<FhirReply> {
  const { type, sight } = call
  requireScope(sight, type || '*', 's')
  const own = (resource: Resource) => type === '' || resource.resourceType === type
  const path = type === '' ? '_history' : `${type}/_history`
  return history(call, path, (resource) => own(resource) && sight.isVisible(resource, 's'))
}

/**
 * Returns one page, in the order of the upstream; accepts `_since` and `_count`. Deletions name no patient
 * and are left out.
 */
async function history(
  call: UpstreamContext,
  path: string,
  sees: (resource: Resource) => boolean,
): Promise<FhirReply> {
  const { request, upstream, parameters } = call
  const { count, cursor } = parseSearchOptions(parameters)
  if (parameters.some(([name]) => name === '_at')) {
    throw new FhirError(400, 'not-supported', '_at is not supported with an upstream; use _since')
  }
  const since = parameters.findLast(([name]) => name === '_since')?.[1]
  const from = since === undefined ? undefined : parseDateRange(since.replace(' ', '+'))
  if (since !== undefined && !from) throw new FhirError(400, 'invalid', '_since must be an instant')
  const owner = getSearchOwner(request)
  const kept = cursor === undefined ? undefined : upstream.pages.find(cursor, owner, path)
  if (cursor !== undefined && !kept)
    throw new FhirError(410, 'not-found', 'This page link has expired; repeat the request')
  const query = new URLSearchParams({ _count: '100', ...(since === undefined ? {} : { _since: since }) })
  const start = kept?.reading ?? { matches: [], included: [], next: `${path}?${query}` }
  const read = await readAhead(call, start, count, (resource) =>
    sees(resource) && (!from || Date.parse(resource.meta?.lastUpdated ?? '') >= from.low)
      ? 'match'
      : undefined,
  )
  const rest = read.matches.slice(count)
  const next = rest.length > 0 ? { ...read, matches: rest } : undefined
  const id = next && upstream.pages.keep({ owner, path, reading: next })
  const url = (more: string[][]) => {
    const shown = parameters
      .filter(([name]) => name === '_since' || name === '_count')
      .map((pair) => [...pair])
    const text = new URLSearchParams([...shown, ...more]).toString()
    return `${request.base}/${path}${text && `?${text}`}`
  }
  return {
    status: 200,
    headers: [],
    body: {
      resourceType: 'Bundle',
      type: 'history',
      ...(!kept && !next && { total: read.matches.length }),
      link: [
        { relation: 'self', url: url([]) },
        ...(id === undefined ? [] : [{ relation: 'next', url: url([['_cursor', id]]) }]),
      ],
      ...(read.matches.length > 0 && {
        entry: read.matches.slice(0, count).map((each) => historyEntry(each, request.base)),
      }),
    },
  }
}

function historyEntry(resource: Resource, base: string): fhir4.BundleEntry {
  const { resourceType, id, meta } = resource
  const version = parseVersionId(meta?.versionId)
  return {
    fullUrl: `${base}/${resourceType}/${id}`,
    resource: resource as unknown as fhir4.FhirResource,
    request:
      version === '1'
        ? { method: 'POST', url: resourceType }
        : { method: 'PUT', url: `${resourceType}/${id}` },
    response: { status: '200', ...(version && { etag: `W/"${version}"` }) },
  }
}
