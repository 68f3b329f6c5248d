import { handleFhir } from '../../handle-fhir.ts'
import { parseBundleEntry } from '../../interactions/batch/parse-bundle-entry.ts'
import { createHiddenError } from '../../interactions/require-scope.ts'
import { serializeJson } from '../../model/json.ts'
import type { FhirReply } from '../../model/request.ts'
import { isObject, type PlainObject, type Resource } from '../../model/resource.ts'
import { createKnowingStore, isResource } from '../access/upstream-access-filter.ts'
import {
  getUpstreamEntries,
  toPublicUrls,
  toUpstreamUrls,
  type UpstreamContext,
} from '../upstream-context.ts'
import { checkPointers } from './check-pointers.ts'
import { createEntryErrorHandler } from './create-entry-error-handler.ts'
import { replaceCreatedReferences } from './replace-created-references.ts'
import { loadTarget, requirePossiblePart, type Target } from './transaction-target.ts'
import { checkAccepted, stripServerMeta } from './write.ts'

/**
 * Handles a transaction of creates, updates, patches and deletes by id: it first runs in a store with only
 * the present versions, with the usual checks; then it is sent as a whole, so that the upstream applies it
 * atomically.
 */
export async function transaction(call: UpstreamContext, entries: readonly unknown[]): Promise<FhirReply> {
  const parts = entries.map((entry, i) => requirePossiblePart(call, parseBundleEntry(call, entry, i)))
  const targets = await Promise.all(parts.map((part) => loadTarget(call, part)))
  const store = createKnowingStore(
    call.sight,
    targets.flatMap(({ current }) => current ?? []),
  )
  const dry = handleFhir(store, { ...call.request, body: withoutConditions(entries) })
  if (dry.status >= 400) return dry
  const answers = getUpstreamEntries(dry.body)
  const made = targets.map((target, i) => target.id || idIn(answers[i]))
  const created = new Set(targets.flatMap(({ type, id }, i) => (id === '' ? [`${type}/${made[i]}`] : [])))
  for (const [i, { type, part, current }] of targets.entries()) {
    const result = store.get(type, made[i] ?? '') as Resource | undefined
    if (result) await checkPointers(call, current, result, store).catch(createEntryErrorHandler(part))
  }
  for (const target of targets) {
    const { type, id, present, current } = target
    const isTold = call.sight.filter.hidden === 'forbidden' || !hasNothingToDelete(target)
    if (present !== current && isTold) throw createHiddenError(call.sight, type, id)
  }
  const entry = targets.flatMap((target, i): PlainObject[] => {
    if (hasNothingToDelete(target)) return []
    const resource = store.get(target.type, made[i] ?? '') as Resource | undefined
    return [
      upstreamEntry(call, target, made[i] ?? '', resource && replaceCreatedReferences(resource, created)),
    ]
  })
  const told = entry.length === 0 ? [] : await sendTransaction(call, entry)
  return {
    status: 200,
    headers: [],
    body: {
      resourceType: 'Bundle',
      type: 'transaction-response',
      entry: targets.map((target) =>
        hasNothingToDelete(target)
          ? { response: { status: '204' } }
          : responseEntry(call, target, told.shift()),
      ),
    },
  }
}

/** Returns `true` for the deletion of what does not exist, as far as the caller may know. */
function hasNothingToDelete({ part, current }: Target): boolean {
  return part.request.method === 'DELETE' && current === undefined
}

/** Sends the entries to the upstream as one transaction, and returns those of the response. */
async function sendTransaction(call: UpstreamContext, entry: readonly PlainObject[]): Promise<PlainObject[]> {
  const body = { resourceType: 'Bundle', type: 'transaction', entry }
  const answer = await call.upstream.client.request('POST', '', { body })
  checkAccepted(answer)
  return [...getUpstreamEntries(toPublicUrls(call, answer.body))]
}

/** Returns the Bundle for the dry run: its conditions refer to versions of the upstream. */
function withoutConditions(entries: readonly unknown[]): Uint8Array {
  const entry = entries.map((each) => {
    const { ifMatch: _, ifNoneMatch: __, ...request } = (each as { request: PlainObject }).request
    return { ...(each as PlainObject), request }
  })
  return new TextEncoder().encode(serializeJson({ resourceType: 'Bundle', type: 'transaction', entry }))
}

function idIn(answer: PlainObject | undefined): string {
  const location = isObject(answer?.response) ? String(answer.response.location) : ''
  return location.split('/')[1] ?? ''
}

function upstreamEntry(
  call: UpstreamContext,
  { part, type, id, current }: Target,
  made: string,
  resource: Resource | undefined,
): PlainObject {
  if (id === '') {
    const body = resource && stripServerMeta(resource, true)
    return {
      fullUrl: `urn:uuid:${made}`,
      resource: toUpstreamUrls(call, body),
      request: { method: 'POST', url: type },
    }
  }
  const version = current?.meta?.versionId
  const ifMatch = version === undefined ? {} : { ifMatch: `W/"${version}"` }
  const request = { method: part.request.method === 'DELETE' ? 'DELETE' : 'PUT', url: `${type}/${id}` }
  return {
    fullUrl: `${call.upstream.client.base}/${type}/${id}`,
    ...(resource && { resource: toUpstreamUrls(call, stripServerMeta(resource, false)) }),
    request: { ...request, ...ifMatch },
  }
}

/**
 * Returns the part of the upstream's response entry that the caller may see: location, version, and the
 * resource if it is visible.
 */
function responseEntry(
  { request, sight }: UpstreamContext,
  { type, part }: Target,
  told: PlainObject | undefined,
): fhir4.BundleEntry {
  const response = isObject(told?.response) ? told.response : {}
  const status = /^2\d\d/.exec(String(response.status))?.[0] ?? '200'
  const place = new RegExp(`(?:^|/)(${type}/[A-Za-z0-9\\-.]{1,64}(?:/_history/[A-Za-z0-9\\-.]{1,64})?)$`)
  const location = part.request.method === 'DELETE' ? undefined : place.exec(String(response.location))?.[1]
  const resource =
    isResource(told?.resource) && sight.isVisible(told.resource, 'rs') ? told.resource : undefined
  return {
    ...(location && { fullUrl: `${request.base}/${location.replace(/\/_history\/.*$/, '')}` }),
    ...(resource && { resource: resource as unknown as fhir4.FhirResource }),
    response: { status, ...(location && { location }) },
  }
}
