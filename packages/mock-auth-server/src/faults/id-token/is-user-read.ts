import type { FaultContext } from '../../core/declare/fault.ts'
import type { FhirReplyDraft } from '../../core/journal/points.ts'

/** Returns `true` when a successful response contains a user whom an id_token named. */
export function isUserRead(
  { status }: FhirReplyDraft,
  { facts: { resourceType, resourceId }, past, world }: Pick<FaultContext, 'facts' | 'past' | 'world'>,
): boolean {
  const user = `${resourceType}/${resourceId}`
  return (
    status === 200 &&
    [user, `${world.fhirBase}/${user}`].some((name) => past.having('issuedFhirUser', name).length > 0)
  )
}
