import { withoutTrailingSlash } from '../discovery/fhir-base.ts'
import type { Session } from './session.ts'

/** A FHIR server that accepts the token of a session, with the grant and the patient there. */
export interface GrantedServer {
  fhirBase: string
  scope: string
  patient?: string | undefined
}

/**
 * Returns the server of a query: that of the login, unless its URL is below another one that
 * `authorization_details` names; then that entry's patient and scope apply (F-137).
 */
export function selectGrantedServer({ plan, scope, context }: Session, path: string): GrantedServer {
  const own = { fhirBase: plan.fhirBase, scope, patient: context.patient }
  if (isBelow(path, plan.fhirBase)) return own
  for (const detail of context.authorizationDetails ?? []) {
    const fhirBase = detail.locations.find((location) => isBelow(path, location))
    // A token received over https is not sent over http.
    if (fhirBase === undefined || (plan.fhirBase.startsWith('https:') && fhirBase.startsWith('http:')))
      continue
    return { fhirBase, scope: detail.scope ?? scope, patient: detail.patient }
  }
  return own
}

const isBelow = (path: string, base: string) => path.startsWith(`${withoutTrailingSlash(base)}/`)
