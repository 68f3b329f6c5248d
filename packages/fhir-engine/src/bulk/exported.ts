import { patientsOf } from '../access/patients-of.ts'
import { type Call, searchContext } from '../interactions/call.ts'
import { permit, reach } from '../interactions/permit.ts'
import { FhirError } from '../model/fhir-error.ts'
import { isObject } from '../model/resource.ts'
import { compileClause } from '../search/clause.ts'
import { parseReference } from '../search/kinds/reference.ts'
import { matching } from '../search/matching.ts'
import type { Clause } from '../search/search-context.ts'
import { type Entry, isLive, type LiveEntry } from '../store/entry.ts'
import type { ExportRequest } from './export-request.ts'

/** What an export holds, by type: only what the caller may read or search, at the level of the kick-off. */
export function exported(call: Call, request: ExportRequest): ReadonlyMap<string, readonly LiveEntry[]> {
  const { filter, store } = call
  if (request.types) for (const type of request.types) permit(call, type, 'rs')
  else permit(call, '*', 'rs')
  const inside = level(call)
  const found = new Map<string, LiveEntry[]>()
  for (const type of request.types ?? store.types()) {
    const entries = filtered(call, type, request).filter(
      (entry) =>
        filter.sees(entry, 'rs') &&
        inside(entry) &&
        (request.since === undefined || entry.at >= request.since),
    )
    if (entries.length > 0) found.set(type, entries)
  }
  return found
}

/** What was deleted since `_since`, as far as the caller could see it before, at the same level. */
export function deletedSince(call: Call, { since, types }: ExportRequest): readonly Entry[] {
  if (since === undefined) return []
  const inside = level(call)
  return (types ?? call.store.types()).flatMap((type) =>
    [...call.store.all(type)].filter((entry) => {
      const { previous } = entry
      const isDeletion = !isLive(entry) && isLive(previous) && entry.at >= since
      return isDeletion && call.filter.sees(entry, 'rs') && inside(previous)
    }),
  )
}

/** Everything; what is in some patient's compartment; or in that of a member of the Group. */
function level(call: Call): (entry: LiveEntry) => boolean {
  if (!call.type) return () => true
  if (call.type === 'Patient') return (entry) => (patientsOf(entry)?.size ?? 0) > 0
  const group = reach(call, 'Group', call.id, 'r')
  if (!isLive(group)) throw new FhirError(410, 'deleted', `Group/${call.id} was deleted`)
  const list = Array.isArray(group.resource.member) ? group.resource.member.filter(isObject) : []
  const members = new Set(
    list.flatMap(({ entity, inactive }) => {
      const { type, id } = parseReference(isObject(entity) ? String(entity.reference) : '')
      return type === 'Patient' && id && inactive !== true ? [id] : []
    }),
  )
  return (entry) => [...(patientsOf(entry) ?? [])].some((id) => members.has(id))
}

function filtered(call: Call, type: string, { filters }: ExportRequest): LiveEntry[] {
  const searches = filters.get(type)
  if (!searches) return call.store.live(type)
  const context = searchContext(call)
  const found = searches.flatMap((search) => {
    const clauses = search.map(([name, value]): Clause => {
      const clause = compileClause(type, name, value, context)
      if (clause) return clause
      throw new FhirError(400, 'not-supported', `_typeFilter: ${name.slice(0, 60)} is not known for ${type}`)
    })
    return matching(type, clauses, context, 'rs')
  })
  return [...new Set(found)]
}
