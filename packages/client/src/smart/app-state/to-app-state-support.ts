import type { AppStateSupport } from '../../model/app-state.ts'
import { withoutTrailingSlash } from '../discovery/fhir-base.ts'
import { toLocalReference } from '../fhir/reference.ts'
import type { Session } from '../session/session.ts'

/** Types that state may be about (S-142). */
const SUBJECTS = new Set(['Patient', 'Practitioner', 'PractitionerRole', 'RelatedPerson', 'Person'])

/**
 * Returns the subjects whose state a session can store: those of its patient, of its user, and global state
 * (S-145).
 */
export function toAppStateSupport({ plan, context, accessToken }: Session): AppStateSupport {
  const endpoint = plan.metadata.smart_app_state_endpoint
  const { patient, fhirUser } = context
  const user = fhirUser === undefined ? undefined : toLocalReference(fhirUser, plan.fhirBase)
  const people = [
    ...(patient === undefined ? [] : [{ what: 'Patient in context', name: `Patient/${patient}` }]),
    ...(user && SUBJECTS.has(user.type) ? [{ what: 'User', name: `${user.type}/${user.id}` }] : []),
  ].filter(({ name }, index, all) => all.findIndex((other) => other.name === name) === index)
  const base = withoutTrailingSlash(plan.fhirBase)
  return {
    ...(endpoint === undefined
      ? { cannot: 'The server does not store app state: no endpoint has the capability smart-app-state.' }
      : { endpoint }),
    ...(accessToken === undefined ? { cannot: 'The token is no longer available.' } : {}),
    subjects: people.map(({ what, name }) => ({ label: `${what}: ${name}`, reference: `${base}/${name}` })),
  }
}
