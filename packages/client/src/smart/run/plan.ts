import type {
  AuthorizeMethod,
  LoginDisplay,
  ManualEndpoints,
  RequestsFrom,
} from '../../model/server-entry.ts'
import type { ServerMetadata } from '../discovery/server-metadata.ts'
import type { Experiment } from '../experiments/experiment.ts'
import type { ClientIdentity } from './select-client-authentication.ts'

/** The decisions that are fixed before an authorization flow begins. */
export interface Plan extends ClientIdentity {
  mode: 'standalone' | 'ehr' | 'backend'
  /** The FHIR base, or the `iss` of an EHR launch, unchanged. */
  fhirBase: string
  scopes: string
  /** Handle of an EHR launch. */
  launch?: string | undefined
  redirectUri: string
  /** Origin under which the user has opened the page, when there is a page. */
  pageOrigin?: string | undefined
  loginPlace: LoginDisplay
  requestsFrom: RequestsFrom
  authorizeMethod: AuthorizeMethod
  endpoints: ManualEndpoints
  suppressAud: boolean
  experiments: readonly Experiment[]
}

/** A plan with what discovery has found. */
export interface PreparedPlan extends Plan {
  metadata: ServerMetadata
  /** Scopes fitted to mode and server. */
  scopes: string
}

/**
 * Returns `true` when the page sends the requests of a run: only a public client has no secret to withhold
 * from it.
 */
export function sendsFromBrowser({ clientType, requestsFrom }: Plan): boolean {
  return clientType === 'public' && requestsFrom === 'browser'
}

/** Returns the origin of this client in the browser. */
export function getBrowserOrigin({ pageOrigin, redirectUri }: Plan): string {
  return pageOrigin ?? new URL(redirectUri).origin
}
