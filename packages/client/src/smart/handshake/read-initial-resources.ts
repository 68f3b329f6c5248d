import { toLocalReference } from '../fhir/reference.ts'
import { allowsInteraction } from '../scopes/allows-interaction.ts'
import { queryFhir } from '../session/query-fhir.ts'
import type { SessionTools } from '../session/refresh-session.ts'
import type { Session } from '../session/session.ts'

/**
 * Reads the patient and the user, as far as the grant permits (C-149); a failure is shown and ends nothing
 * (F-131, F-188).
 */
export async function readInitialResources(tools: SessionTools, session: Session): Promise<void> {
  const { patient, fhirUser } = session.context
  if (patient !== undefined && allowsInteraction(session.scope, 'Patient', 'r')) {
    await queryFhir(session, tools, { method: 'GET', path: `Patient/${patient}` }, 'patient')
  }
  const user = fhirUser === undefined ? undefined : toLocalReference(fhirUser, session.plan.fhirBase)
  const isPatient = user?.type === 'Patient' && user.id === patient
  if (user && !isPatient && allowsInteraction(session.scope, user.type, 'r')) {
    await queryFhir(session, tools, { method: 'GET', path: `${user.type}/${user.id}` }, 'fhir-user')
  }
}
