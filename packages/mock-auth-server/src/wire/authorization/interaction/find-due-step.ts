import type { PendingAuthorization } from '../../../state/pending-authorization.ts'
import { needsPatient } from '../../shared/scope-policy.ts'

/** The step that the user must take next on the pages of an authorization. */
export type DueStep = 'sign-in' | 'pick-patient' | 'consent'

/** Returns the only step that is due: forms of any other step are not accepted. */
export function findDueStep({ user, scope, context }: PendingAuthorization): DueStep {
  if (user === undefined) return 'sign-in'
  return needsPatient(scope) && context.patient === undefined ? 'pick-patient' : 'consent'
}
