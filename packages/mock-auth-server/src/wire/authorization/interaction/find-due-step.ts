import type { PendingAuthorization } from '../../../state/pending-authorization.ts'
import { needsPatient } from '../../shared/scope-policy.ts'

/** What the user has to do next on the pages of an authorization. */
export type DueStep = 'sign-in' | 'pick-patient' | 'consent'

/** Returns the one step that is due: forms of any other step decide nothing. */
export function findDueStep({ user, scope, context }: PendingAuthorization): DueStep {
  if (user === undefined) return 'sign-in'
  return needsPatient(scope) && context.patient === undefined ? 'pick-patient' : 'consent'
}
