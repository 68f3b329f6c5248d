import { findVisiblePatients } from '../access/find-visible-patients.ts'
import { listGroupMembers } from '../access/list-group-members.ts'
import { listResourceTypes } from '../definitions/search-parameters.ts'
import { createSearchContext, type InteractionContext } from '../interactions/interaction-context.ts'
import { requireScope, requireVisibleVersion } from '../interactions/require-scope.ts'
import { FhirError } from '../model/fhir-error.ts'
import { compileClause } from '../search/clause.ts'
import { findMatches } from '../search/find-matches.ts'
import type { Clause } from '../search/search-context.ts'
import { isLiveVersion, type LiveVersion, type StoredVersion } from '../store/stored-version.ts'
import type { ExportRequest } from './parse-export-request.ts'

/**
 * Returns the resources of an export by type: only those that the caller may read or search, at the level of
 * the kick-off.
 */
export function selectExportResources(
  call: InteractionContext,
  request: ExportRequest,
): ReadonlyMap<string, readonly LiveVersion[]> {
  const { filter } = call
  requireExportScopes(call, request)
  const inside = level(call)
  const found = new Map<string, LiveVersion[]>()
  for (const type of request.types ?? listResourceTypes()) {
    const entries = filtered(call, type, request).filter(
      (entry) =>
        filter.isVisible(entry, 'rs') &&
        inside(entry) &&
        (request.since === undefined || entry.at >= request.since),
    )
    if (entries.length > 0) found.set(type, entries)
  }
  return found
}

/** Throws FhirError 403 when the scopes permit none of the types of an export. */
export function requireExportScopes(
  call: Pick<InteractionContext, 'filter'>,
  { types = ['*'] }: ExportRequest,
): void {
  for (const type of types) requireScope(call, type, 'rs')
}

/** Returns the versions deleted since `_since` that were visible to the caller before, at the same level. */
export function findDeletedSince(
  call: InteractionContext,
  { since, types }: ExportRequest,
): readonly StoredVersion[] {
  if (since === undefined) return []
  const inside = level(call)
  return (types ?? call.store.types()).flatMap((type) =>
    [...call.store.all(type)].filter((entry) => {
      const { previous } = entry
      const isDeletion = !isLiveVersion(entry) && isLiveVersion(previous) && entry.at >= since
      return isDeletion && call.filter.isVisible(entry, 'rs') && inside(previous)
    }),
  )
}

/**
 * Returns a predicate for the level of an export: all resources, those in any patient's compartment, or those
 * in the compartment of a member of the Group.
 */
function level(call: InteractionContext): (entry: LiveVersion) => boolean {
  if (!call.type) return () => true
  if (call.type === 'Patient') return (entry) => (findVisiblePatients(call, entry)?.size ?? 0) > 0
  const group = requireVisibleVersion(call, 'Group', call.id, 'r')
  if (!isLiveVersion(group)) throw new FhirError(410, 'deleted', `Group/${call.id} was deleted`)
  const members = listGroupMembers(group)
  return (entry) => [...(findVisiblePatients(call, entry) ?? [])].some((id) => members.has(id))
}

function filtered(call: InteractionContext, type: string, { filters }: ExportRequest): LiveVersion[] {
  const searches = filters.get(type)
  if (!searches) return call.store.live(type)
  const context = createSearchContext(call)
  const found = searches.flatMap((search) => {
    const clauses = search.map(([name, value]): Clause => {
      const clause = compileClause(type, name, value, context)
      if (clause) return clause
      throw new FhirError(400, 'not-supported', `_typeFilter: ${name.slice(0, 60)} is not known for ${type}`)
    })
    return findMatches(type, clauses, context, 'rs')
  })
  return [...new Set(found)]
}
