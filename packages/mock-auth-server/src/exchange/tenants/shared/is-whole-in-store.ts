import type { HostedTenant } from '../../route.ts'
import type { Tenants } from '../tenants.ts'

/**
 * Returns `true` for a tenant that loses nothing when this process gives it up: no exchange is under way, nobody waits
 * for one, and nobody may come back for what the store does not have. That is an export, a further page of a search, a
 * side listener, and what was concluded from exchanges of which the journal or the store has lost the oldest.
 */
export function isWholeInStore({ canaries }: Tenants, hosted: HostedTenant): boolean {
  const { name, journal } = hosted.tenant
  if (!journal.isIdle || journal.evicted > 0 || !hosted.recorder?.hasWholeJournal) return false
  return [hosted, ...canaries.list(name)].every(hasNothingOpen)
}

function hasNothingOpen({ tenant, fhir, upstream }: HostedTenant): boolean {
  const isUpstreamDone = !upstream || (upstream.exports.isEmpty && upstream.pages.isEmpty)
  return tenant.sides.isEmpty && fhir.exports.isEmpty && fhir.sessions.isEmpty && isUpstreamDone
}
