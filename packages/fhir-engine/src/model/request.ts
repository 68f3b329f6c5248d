import type { ParsedScope } from './scopes.ts'

/** A FHIR request without HTTP; `path` and `query` are raw (percent-encoded), below `base`. */
export interface FhirRequest {
  readonly method: string
  /** Without leading slash and query, for example `Patient/1`. */
  readonly path: string
  /** Without `?`. */
  readonly query: string
  header(name: string): string | undefined
  readonly body: Uint8Array
  /** Absolute published FHIR base, no trailing slash. */
  readonly base: string
  readonly access: Access
}

/** What the caller of a request may reach; a missing or bad token is refused before it comes here. */
export type Access =
  | { readonly kind: 'all' }
  | {
      readonly kind: 'scopes'
      readonly scopes: readonly ParsedScope[]
      /** Bare id of the patient in context. */
      readonly patient?: string | undefined
      /** `Practitioner/1`, `Patient/1`, … */
      readonly user?: string | undefined
      /** Ids of the patients whom the user could see when access was granted; absent, the user's resource says. */
      readonly userPatients?: readonly string[] | undefined
      /** The client that holds the token: exports belong to it. */
      readonly client?: string
      /** How an instance outside the filter answers; `not-found` unless said otherwise. */
      readonly hidden?: 'not-found' | 'forbidden'
    }

/** A FHIR reply as data. */
export interface FhirReply {
  status: number
  headers: [name: string, value: string][]
  body?: fhir4.FhirResource | string | Uint8Array
  /** The cached JSON of `body`, when it is a plain read: usable as long as nobody changed `body`. */
  text?: string
}
