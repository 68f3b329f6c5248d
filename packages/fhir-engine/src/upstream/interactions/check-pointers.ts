import { createPointerError } from '../../interactions/write/create-pointer-error.ts'
import { findNewPointers } from '../../interactions/write/find-new-pointers.ts'
import type { Resource } from '../../model/resource.ts'
import type { FhirStore } from '../../store/fhir-store.ts'
import type { LiveVersion } from '../../store/stored-version.ts'
import { loadBinaryFilter } from '../access/load-binary-filter.ts'
import { toStoredVersion, type UpstreamAccessFilter } from '../access/upstream-access-filter.ts'
import { fetchReadable, type UpstreamContext } from '../upstream-context.ts'

/**
 * Throws FhirError 403 for a document that would point at a Binary which the writer cannot access, as a write
 * to the engine's own store does; `dry` contains the resources written with it.
 */
export async function checkPointers(
  call: UpstreamContext,
  current: Resource | undefined,
  result: Resource,
  dry: FhirStore,
): Promise<void> {
  const { filter } = call.sight
  if (filter.mayPointAt(undefined)) return
  let better: UpstreamAccessFilter | undefined
  for (const pointer of findNewPointers(current && toStoredVersion(current), toStoredVersion(result))) {
    const binary = await binaryOf(call, pointer.id, dry)
    if (filter.mayPointAt(binary)) continue
    // Loaded for a missing one too, so that it takes as long as for a hidden one.
    better ??= await loadBinaryFilter(call)
    if (!better.filter.mayPointAt(binary)) throw createPointerError(pointer)
  }
}

async function binaryOf(call: UpstreamContext, id: string, dry: FhirStore): Promise<LiveVersion | undefined> {
  if (dry.newest('Binary', id)) return dry.entry('Binary', id)
  const resource = await fetchReadable(call, 'Binary', id)
  return resource && toStoredVersion(resource)
}
