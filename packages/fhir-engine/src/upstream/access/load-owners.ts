import { findNamedPatients } from '../../access/find-named-patients.ts'
import { listOwnerLinks } from '../../access/list-owner-links.ts'
import type { Resource } from '../../model/resource.ts'
import { fetchReadable, type UpstreamContext } from '../upstream-context.ts'
import { toStoredVersion } from './upstream-access-filter.ts'

/** References that are followed one after another. */
const DEPTH = 5

/**
 * Fetches what resources outside the compartment refer to, as far as it decides whose they are, so that the
 * filter of the request knows it. Callers who are not limited to patients need none of it.
 */
export async function loadOwners(call: UpstreamContext, resources: readonly Resource[]): Promise<void> {
  const { filter, known } = call.sight
  if (!filter.isBounded) return
  let round = [...resources]
  for (let depth = 0; depth < DEPTH && round.length > 0; depth++) {
    const wanted = new Map(
      round
        .map(toStoredVersion)
        .filter((entry) => findNamedPatients(entry) === undefined)
        .flatMap(listOwnerLinks)
        .flatMap(({ type, id }) => (type === 'Patient' || id === undefined ? [] : [{ type, id }]))
        .filter(({ type, id }) => !known.newest(type, id))
        .map((link) => [`${link.type}/${link.id}`, link]),
    )
    const found = await Promise.all([...wanted.values()].map(({ type, id }) => fetchReadable(call, type, id)))
    round = found.filter((each) => each !== undefined)
    for (const each of round) known.commit(known.draft(each.resourceType, each.id ?? '', 'PUT', each))
  }
}
