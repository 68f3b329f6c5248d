import type { HeaderList } from './exchange.ts'
import type { Verdict } from './verdict.ts'

/** A FHIR request as typed. */
export interface FhirQuery {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Relative to the FHIR base ("Patient/17", "Observation?code=…") or an absolute URL below it. */
  path: string
  headers?: HeaderList
  body?: string
  /** Send it although the granted scopes do not cover it; without this such a query is not sent. */
  beyondGrant?: boolean
  /** Follow `next` links, at most this many pages (1 = no paging, 20 the cap). */
  pages?: number
}

/** An issue of an OperationOutcome, readable. */
export interface OutcomeIssue {
  severity: string
  code: string
  text: string
}

/** The result of a FHIR request. Never an HTTP error: a refusal is in `verdict`. */
export interface FhirResult {
  verdict: Verdict
  stepId: string
  /** Every exchange of the query, including retries and pages, in order. */
  exchangeIds: string[]
  status?: number
  headers: HeaderList
  body: string
  /** Parsed body, or all pages merged into one searchset when paging. */
  resource?: Record<string, unknown>
  issues: OutcomeIssue[]
  /** Absolute URLs, only those below the FHIR base. */
  links: { relation: string; url: string }[]
  /** `true` when pages are missing (cap reached, a page failed). */
  incomplete: boolean
  /** Resources left out since they belong to another patient than the one in context. */
  withheld: string[]
}

/** One resource type of the CapabilityStatement. */
export interface ResourceCapability {
  type: string
  interactions: string[]
  searchParams: { name: string; type: string; documentation?: string }[]
  includes: string[]
  /**
   * `true` for read and for search when the granted scopes allow it on this type; `undefined` before login.
   */
  granted?: { read: boolean; search: boolean }
  /** Queries that fit the patient in context and the grant. */
  suggestions: { title: string; path: string }[]
}
