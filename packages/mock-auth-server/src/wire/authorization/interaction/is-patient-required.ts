import type { PassPoint } from '../../../core/journal/points.ts'
import type { PendingAuthorization } from '../../../state/pending-authorization.ts'
import { needsPatient } from '../../shared/scope-policy.ts'

/** Returns `true` when an authorization with those scopes gets a patient in context (S-052). */
export function isPatientRequired(
  pass: PassPoint,
  { scope, user, ehrLaunch }: Pick<PendingAuthorization, 'scope' | 'user' | 'ehrLaunch'>,
): boolean {
  const isNeeded = needsPatient(scope)
  if (!pass.wants('authorize.patient')) return isNeeded
  return pass('authorize.patient', { isNeeded, user, isEhrLaunch: ehrLaunch }).isNeeded
}
