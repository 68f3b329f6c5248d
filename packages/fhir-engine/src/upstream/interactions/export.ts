import { createMissingExportError } from '../../bulk/create-missing-export-error.ts'
import { getExportOwner } from '../../bulk/export.ts'
import { parseExportRequest } from '../../bulk/parse-export-request.ts'
import { requireExportScopes } from '../../bulk/select-export-resources.ts'
import { listResourceTypes } from '../../definitions/search-parameters.ts'
import { handleFhir } from '../../handle-fhir.ts'
import { createHiddenError } from '../../interactions/require-scope.ts'
import { FhirError } from '../../model/fhir-error.ts'
import type { FhirReply } from '../../model/request.ts'
import { isObject, type Resource } from '../../model/resource.ts'
import { createKnowingStore, createTransientStore } from '../access/upstream-access-filter.ts'
import { buildUpstreamCapabilities } from '../build-upstream-capabilities.ts'
import { readAhead } from '../read-ahead.ts'
import { fetchResource, listBases, toUpstreamUrls, type UpstreamContext } from '../upstream-context.ts'
import { planSearch } from './plan-search.ts'
import type { UpstreamExport } from './upstream-exports.ts'

/** Maximum number of resources of one export: they are held in memory until it is deleted. */
const MOST = 100_000

/**
 * Handles the kick-off of an export. The resources that the caller may read are collected by searches, and
 * then exported from a store, with the usual types, filters and levels. Throws FhirError as that would.
 */
export async function exportKickOff(call: UpstreamContext): Promise<FhirReply> {
  const { type, id, request, sight, upstream } = call
  requireExportScopes(sight, parseExportRequest(call))
  const isOfGroup = type === 'Group' && id !== ''
  if (isOfGroup && !sight.filter.allows('Group', 'r')) throw createHiddenError(sight, 'Group', id)
  const group = isOfGroup ? await fetchResource(call, 'Group', id) : undefined
  if (group && !sight.isVisible(group, 'r')) throw createHiddenError(sight, 'Group', id)
  const first = group ? [group] : []
  const dry = handleFhir(createTransientStore(first), request)
  if (dry.status >= 400) return dry
  const name = crypto.randomUUID()
  const started = Date.now()
  const collection = upstream.exports.add(name, getExportOwner(request.access))
  void collect(call, collection).then(
    (resources) => {
      const options = { newId: () => name, now: () => started }
      collection.store = createKnowingStore(sight, [...first, ...resources], options)
      handleFhir(collection.store, request)
    },
    (error: unknown) => {
      collection.failure =
        error instanceof FhirError ? error : new FhirError(500, 'processing', 'The export failed')
    },
  )
  return { status: 202, headers: [['Content-Location', `${request.base}/bulk/${name}`]] }
}

/** Handles the status of an export, one of its files, or its deletion. */
export function exportJob(call: UpstreamContext): FhirReply {
  const { request, id, route, upstream } = call
  const collection = upstream.exports.find(id, getExportOwner(request.access))
  if (!collection) throw createMissingExportError()
  const isEnd = request.method === 'DELETE' && route.detail === undefined
  if (isEnd) upstream.exports.end(id)
  if (collection.store) return handleFhir(collection.store, request)
  if (isEnd) return { status: 202, headers: [] }
  if (collection.failure) throw collection.failure
  return {
    status: 202,
    headers: [
      ['X-Progress', `${collection.count} resources so far`],
      ['Retry-After', '1'],
    ],
  }
}

async function collect(call: UpstreamContext, collection: UpstreamExport): Promise<Resource[]> {
  const { filter } = call.sight
  const types = parseExportRequest(call).types ?? (await searchable(call))
  const found: Resource[] = []
  for (const type of types.filter((each) => filter.allows(each, 'rs'))) {
    if (collection.ended) break
    found.push(...(await collectType(call, collection, type)))
  }
  return found
}

async function collectType(
  call: UpstreamContext,
  collection: UpstreamExport,
  type: string,
): Promise<Resource[]> {
  const { sight } = call
  const { everything } = sight.filter
  const plan = planSearch(type, [['_count', '200']], sight.filter.bounds(type, 'rs'), {
    everything,
    rules: { unknown: 'refused' },
    bases: listBases(call),
  })
  if (!plan.query) return []
  const found: Resource[] = []
  let next: string | undefined = `${type}?${new URLSearchParams(
    toUpstreamUrls(
      call,
      plan.query.map((each) => [...each]),
    ),
  )}`
  while (next !== undefined && !collection.ended) {
    const reading = { matches: [], included: [], next }
    const read = await readAhead(call, reading, 0, (resource, mode) =>
      resource.resourceType === type && mode !== 'include' && sight.isVisible(resource, 'rs')
        ? 'match'
        : undefined,
    )
    found.push(...read.matches)
    collection.count += read.matches.length
    if (collection.count > MOST) {
      throw new FhirError(
        403,
        'too-costly',
        `An export may have at most ${MOST} resources; request fewer with _type`,
      )
    }
    next = read.next
  }
  return found
}

/** Returns the types in the CapabilityStatement of the upstream, or all. */
async function searchable({ upstream, request }: UpstreamContext): Promise<readonly string[]> {
  const { rest } = await buildUpstreamCapabilities(upstream, request.base)
  const [mode] = Array.isArray(rest) ? rest.filter(isObject) : []
  const listed = Array.isArray(mode?.resource) ? mode.resource.filter(isObject) : []
  const names = new Set(listed.map(({ type }) => type))
  return names.size === 0 ? listResourceTypes() : listResourceTypes().filter((type) => names.has(type))
}
