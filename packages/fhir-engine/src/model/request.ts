import type { Decide } from './decisions.ts'
import type { FhirError } from './fhir-error.ts'
import type { ParsedScope } from './scopes.ts'

/** A FHIR request without HTTP; `path` and `query` are raw (percent-encoded), below `base`. */
export interface FhirRequest {
  readonly method: string
  /** Path without leading slash and query, for example `Patient/1`. */
  readonly path: string
  /** Query without `?`. */
  readonly query: string
  header(name: string): string | undefined
  readonly body: Uint8Array
  /** Absolute published FHIR base, no trailing slash. */
  readonly base: string
  readonly access: Access
  /** Decides in place of the engine, for a server with habits of its own. */
  readonly decide?: Decide
  /** `true` for an entry of a Bundle. */
  readonly isEntry?: true
}

/**
 * The access of the caller of a request; a request with a missing or bad token is refused before the engine
 * sees it.
 */
export type Access =
  | { readonly kind: 'all' }
  | {
      readonly kind: 'scopes'
      readonly scopes: readonly ParsedScope[]
      /** Bare id of the patient in context. */
      readonly patient?: string | undefined
      /** `Practitioner/1`, `Patient/1`, … */
      readonly user?: string | undefined
      /**
       * Ids of the patients whom the user could see when access was granted; when absent, the user's resource
       * determines them.
       */
      readonly userPatients?: readonly string[] | undefined
      /** The client that holds the token: exports belong to it. */
      readonly client?: string
      /** The reply for an instance outside the filter; `not-found` by default. */
      readonly hidden?: 'not-found' | 'forbidden'
    }

/** A FHIR reply as data. */
export interface FhirReply {
  status: number
  headers: [name: string, value: string][]
  body?: fhir4.FhirResource | string | Uint8Array
  /** The cached JSON of `body` for a plain read: usable while `body` is unchanged. */
  text?: string
  /** The refusal that this reply renders. */
  error?: FhirError
}
