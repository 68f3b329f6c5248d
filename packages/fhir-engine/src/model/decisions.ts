import type { FhirInteraction } from './classify-fhir.ts'
import type { FhirErrorCause, Issue, IssueCode } from './fhir-error.ts'
import type { PlainObject } from './resource.ts'

/** A refusal that the caller of the engine decides. */
export interface Refusal {
  readonly status: number
  readonly cause: FhirErrorCause
  readonly code: IssueCode
  readonly diagnostics: string
  readonly headers?: readonly (readonly [name: string, value: string])[]
}

/** A request, or an entry of a Bundle, before it is handled. */
export interface RequestDecision {
  readonly method: string
  readonly interaction: FhirInteraction
  /** The type of the path, and of a compartment search the type that is searched; `undefined` when there is none. */
  readonly type: string | undefined
  /** The name of an operation, with its `$`. */
  readonly operation: string | undefined
  /** Parameters of the URL and, of a `_search`, of its body. */
  readonly parameters: readonly (readonly [name: string, value: string])[]
  /** `true` for an entry of a Bundle. */
  readonly isEntry: boolean
  /** Names of parameters that the server knows otherwise, and that are thus no criteria of a conditional interaction. */
  readonly accepted: readonly string[]
  readonly refusal: Refusal | undefined
}

export type FhirMediaType =
  | 'application/fhir+json'
  | 'application/json'
  | 'application/fhir+xml'
  | 'application/xml'

/** The format of a reply. */
export interface FormatDecision {
  /** `_format`, else `Accept`; `undefined` when the request has neither. */
  readonly requested: string | undefined
  /** `undefined` when the server has no format that the request accepts. */
  readonly mediaType: FhirMediaType | undefined
}

export type PageRelation = 'self' | 'first' | 'previous' | 'next' | 'last'

/** The way in which the pages of a search are linked. */
export interface Paging {
  /** `cursor`: the query and a cursor; `session`: only the id of a search that the server remembers; `offset`: the query and an index from 0; `page`: the query and a number from 1. */
  readonly style: 'cursor' | 'session' | 'offset' | 'page'
  /** The parameter that has the cursor, id, index or number. */
  readonly parameter: string
  /** Further parameters of a link; `{count}` is the page size. */
  readonly extra?: Readonly<Record<string, string>>
  /** The links that a page has, in their order. */
  readonly relations: readonly PageRelation[]
  /** Lifetime of a session in seconds; half an hour when absent. */
  readonly lifetimeS?: number
  /** `explicit` when links name the port even where it is that of their scheme. */
  readonly port?: 'explicit'
}

/** Unknown search parameters: ignored with a warning, ignored, ignored but named when the search fails, or refused. */
export type UnknownParameters = 'warned' | 'ignored' | 'named-on-failure' | 'refused'

/** A search before it is run. */
export interface SearchDecision {
  readonly types: readonly string[]
  /** Names of the parameters that have a value, without modifiers and chains; `patient` and `subject` in a compartment. */
  readonly parameters: readonly string[]
  /** Those of them that are criteria. */
  readonly criteria: readonly string[]
  readonly sortKeys: readonly string[]
  /** Those of criteria and sort keys that no type has. */
  readonly unknownNames: readonly string[]
  /** `_count` as it was sent. */
  readonly requestedCount: number | undefined
  /** Number of matches on a page. */
  readonly count: number
  readonly unknown: UnknownParameters
  /** Codes of search parameters of R4 that the server does not have. */
  readonly withheld: readonly string[]
  /** Names of parameters that are no criteria here. */
  readonly accepted: readonly string[]
  /** `true` when the result is empty whatever the criteria are. */
  readonly isEmpty: boolean
  readonly refusal: Refusal | undefined
}

/** An OperationOutcome among the entries of a search result. */
export interface SearchNotice {
  readonly fullUrl: string
  /** Issues of an OperationOutcome. */
  readonly issue: readonly PlainObject[]
}

/** The result of a search before it becomes a Bundle. */
export interface SearchsetDecision {
  readonly types: readonly string[]
  /** `undefined` when the Bundle has no total. */
  readonly total: number | undefined
  /** Number of matches on this page. */
  readonly pageMatches: number
  readonly requestedCount: number | undefined
  /** `true` when only the total was asked for. */
  readonly countOnly: boolean
  /** Types of which the search asks for resources, and which no scope of the caller permits. */
  readonly unauthorized: readonly string[]
  /** Entries before all others when there are no matches, else after them. */
  readonly notices: readonly SearchNotice[]
}

/** A refusal before it is rendered. */
export interface FhirErrorDecision {
  /** `undefined` for a cause without a name, such as a deleted resource. */
  readonly cause: FhirErrorCause | undefined
  /** `undefined` when the request was refused before it was read. */
  readonly interaction: FhirInteraction | undefined
  readonly type: string | undefined
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly issues: readonly Issue[]
  /** A resource, any other JSON object, or text. */
  readonly body: string | { readonly [member: string]: unknown }
  /** The content type, where it is not that of the body. */
  readonly contentType: string | undefined
}

/** The decisions of the engine, by point. */
export interface FhirDecisions {
  /** A request that is handled, unless it is refused here. */
  'fhir.request': RequestDecision
  'fhir.format': FormatDecision
  'fhir.paging': Paging
  'fhir.search': SearchDecision
  'fhir.searchset': SearchsetDecision
  /** A refusal with its cause, before it is rendered. */
  'fhir.error': FhirErrorDecision
}

/** Returns what the caller of the engine decides in place of a value. */
export type Decide = <Name extends keyof FhirDecisions>(
  point: Name,
  value: FhirDecisions[Name],
) => FhirDecisions[Name]
