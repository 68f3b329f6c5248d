import type { FaultContext } from '../../core/declare/fault.ts'
import type { FhirReplyDraft } from '../../core/journal/points.ts'

/** Returns `true` when a successful response contains a user whom an id_token named. */
export function isUserRead(
  { status }: FhirReplyDraft,
  {
    facts: { resourceType, resourceId },
    history,
    tenant,
  }: Pick<FaultContext, 'facts' | 'history' | 'tenant'>,
): boolean {
  const user = `${resourceType}/${resourceId}`
  return (
    status === 200 &&
    [user, `${tenant.fhirBase}/${user}`].some(
      (name) => history.findByValue('issuedFhirUser', name).length > 0,
    )
  )
}
