import type { PendingAuthorization } from '../../../state/pending-authorization.ts'
import type { EndpointContext } from '../../shared/endpoint.ts'
import { isPatientRequired } from './is-patient-required.ts'

/** The step that the user must take next on the pages of an authorization. */
export type DueStep = 'sign-in' | 'pick-patient' | 'consent'

/** Returns the only step that is due: forms of any other step are not accepted. */
export function findDueStep(
  { pass }: Pick<EndpointContext, 'pass'>,
  interaction: PendingAuthorization,
): DueStep {
  const { user, context } = interaction
  if (user === undefined) return 'sign-in'
  return context.patient === undefined && isPatientRequired(pass, interaction) ? 'pick-patient' : 'consent'
}
