import type { Past } from '../../core/facts.ts'
import type { FhirAnswer } from '../../core/points.ts'

/** Whether a good answer holds the user whom the last id_token named. */
export function readsUser({ status, body }: FhirAnswer, past: Past): boolean {
  const user = past.recent('issuedFhirUser').at(-1)?.facts.issuedFhirUser
  return status === 200 && user !== undefined && user.endsWith(`/${body?.['resourceType']}/${body?.['id']}`)
}
