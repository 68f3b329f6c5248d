import { withoutTrailingSlash } from '../discovery/fhir-base.ts'
import type { Session } from './session.ts'

/** A FHIR server that the token of a session is for: what was granted there, and about whom. */
export interface GrantedServer {
  fhirBase: string
  scope: string
  patient?: string | undefined
}

/**
 * The server that a query is for: the one of the login, unless its address lies below another one that
 * `authorization_details` names; there that entry's patient and scope count (F-137).
 */
export function selectGrantedServer({ plan, scope, context }: Session, path: string): GrantedServer {
  const own = { fhirBase: plan.fhirBase, scope, patient: context.patient }
  if (isBelow(path, plan.fhirBase)) return own
  for (const detail of context.authorizationDetails ?? []) {
    const fhirBase = detail.locations.find((location) => isBelow(path, location))
    // A token that came by https does not go out by http.
    if (fhirBase === undefined || (plan.fhirBase.startsWith('https:') && fhirBase.startsWith('http:')))
      continue
    return { fhirBase, scope: detail.scope ?? scope, patient: detail.patient }
  }
  return own
}

const isBelow = (path: string, base: string) => path.startsWith(`${withoutTrailingSlash(base)}/`)
