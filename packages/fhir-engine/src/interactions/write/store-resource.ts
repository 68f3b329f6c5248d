import { buildOperationOutcome, FhirError } from '../../model/fhir-error.ts'
import type { FhirReply } from '../../model/request.ts'
import type { Resource } from '../../model/resource.ts'
import { createResourceReply } from '../../reply/create-resource-reply.ts'
import { isLiveVersion, type StoredVersion } from '../../store/stored-version.ts'
import type { InteractionContext } from '../interaction-context.ts'
import { readPreferredReturn } from '../prefer.ts'
import { createHiddenError } from '../require-scope.ts'
import { createPointerError } from './create-pointer-error.ts'
import { findNewPointers } from './find-new-pointers.ts'
import { checkPreconditions } from './preconditions.ts'

/**
 * Writes one version and returns the reply that `Prefer` asks for. The present and the new version must both
 * be inside the filter, and so must the Binaries that the new one adds pointers to; otherwise throws
 * FhirError 403 or 404. A hidden present version counts as missing until everything else is checked, so that
 * no other refusal tells that it exists.
 */
export function storeResource(
  call: InteractionContext,
  id: string,
  resource: Resource,
  letter: 'c' | 'u',
): FhirReply {
  const { store, filter } = call
  const present = store.newest(resource.resourceType, id)
  const before = present && isKnown(call, present, 'u') ? present : undefined
  if (before) checkChangeAllowed(call, before, 'u')
  if (letter === 'u') checkPreconditions(call, before)
  const draft = store.draft(resource.resourceType, id, letter === 'c' ? 'POST' : 'PUT', resource)
  if (!filter.mayWrite(draft, letter)) {
    throw new FhirError(403, 'forbidden', 'The granted scopes do not cover the resource after the change', [
      ['WWW-Authenticate', 'Bearer error="insufficient_scope"'],
    ])
  }
  for (const pointer of store.partial ? [] : findNewPointers(before, draft)) {
    if (!filter.mayPointAt(store.entry('Binary', pointer.id))) throw createPointerError(pointer)
  }
  if (present !== before) throw createHiddenError(call, resource.resourceType, id)
  return createWriteReply(call, store.commit(draft), isLiveVersion(before) ? 200 : 201)
}

/** Returns `true` when the caller may know that a version exists, because some scope covers it. */
export function isKnown({ filter }: InteractionContext, entry: StoredVersion, letter: 'u' | 'd'): boolean {
  return filter.mayWrite(entry, letter) || filter.isVisible(entry, 'rsud')
}

/** Refuses to touch a stored version that is outside the filter, or hidden altogether. */
export function checkChangeAllowed(call: InteractionContext, entry: StoredVersion, letter: 'u' | 'd'): void {
  const { filter } = call
  if (filter.mayWrite(entry, letter)) return
  if (!isKnown(call, entry, letter)) throw createHiddenError(call, entry.type, entry.id)
  throw new FhirError(
    403,
    'forbidden',
    `The granted scopes do not permit changing ${entry.type}/${entry.id}`,
    [['WWW-Authenticate', 'Bearer error="insufficient_scope"']],
  )
}

/** Creates the reply to a write; the content is included only for callers who may read it. */
export function createWriteReply(
  { request, filter }: InteractionContext,
  entry: StoredVersion,
  status: number,
): FhirReply {
  const wanted = readPreferredReturn(request)
  const shown = wanted === 'representation' && filter.isVisible(entry, 'rs') ? entry.resource : undefined
  const reply = createResourceReply(status, entry, shown)
  const location = `${request.base}/${entry.type}/${entry.id}/_history/${entry.version}`
  reply.headers.push([status === 201 ? 'Location' : 'Content-Location', location])
  if (wanted === 'OperationOutcome') {
    const diagnostics = `Stored ${entry.type}/${entry.id}, version ${entry.version}`
    reply.body = buildOperationOutcome([{ severity: 'information', code: 'informational', diagnostics }])
  }
  return reply
}
