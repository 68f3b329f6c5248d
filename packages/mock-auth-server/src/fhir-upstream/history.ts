import { permit } from '../fhir/interactions/permit.ts'
import type { FhirReply } from '../fhir/request.ts'
import { dateRange } from '../fhir/search/date-range.ts'
import { seen } from './read.ts'
import { readOn } from './reading.ts'
import type { UpstreamCall } from './upstream-call.ts'
import { versionOf } from './version-headers.ts'

const VERSIONS = 2_000

/** `GET Type/id/_history`: each version under the filter on its own, all in one Bundle; takes `_since`. */
export async function history(call: UpstreamCall): Promise<FhirReply> {
  const { type, id, request, sight } = call
  permit(sight, type, 'r')
  await seen(call, 'r')
  const start = { matches: [], included: [], next: `${type}/${id}/_history?_count=100` }
  const { matches } = await readOn(call, start, VERSIONS, (resource) =>
    resource.resourceType === type && resource.id === id && sight.sees(resource, 'r') ? 'match' : undefined,
  )
  const since = call.parameters.findLast(([name]) => name === '_since')?.[1]
  const from = since === undefined ? undefined : dateRange(since.replace(' ', '+'))
  const kept = matches.filter(({ meta }) => !from || Date.parse(meta?.lastUpdated ?? '') >= from.low)
  return {
    status: 200,
    headers: [],
    body: {
      resourceType: 'Bundle',
      type: 'history',
      total: kept.length,
      link: [{ relation: 'self', url: `${request.base}/${type}/${id}/_history` }],
      entry: kept.map((resource) => {
        const version = versionOf(resource.meta?.versionId)
        return {
          fullUrl: `${request.base}/${type}/${id}`,
          resource: resource as unknown as fhir4.FhirResource,
          request: { method: version === '1' ? 'POST' : 'PUT', url: `${type}/${id}` },
          response: { status: '200', ...(version && { etag: `W/"${version}"` }) },
        }
      }),
    },
  }
}
