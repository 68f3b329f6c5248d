import type { MockTenant } from '../../../src/testing/index.ts'
import { bearer, obtainTokens } from '../../support/handshake.ts'

/** An answer of the FHIR API, read. */
export interface FhirAnswerSeen {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body as JSON; `undefined` when it is none. */
  readonly json: Record<string, unknown> | undefined
}

/** Sends a request below the FHIR base, by default a GET that accepts FHIR JSON. */
export type AskFhir = (path: string, init?: RequestInit) => Promise<FhirAnswerSeen>

const JSON_TYPE = 'application/fhir+json'

/** Signs in with a scope and returns what sends requests with its token. */
export async function signIn(tenant: MockTenant, scope = 'user/*.cruds'): Promise<AskFhir> {
  const { access_token } = await obtainTokens(tenant, { scope: `openid fhirUser ${scope}` })
  return (path, init = {}) =>
    ask(tenant, path, { ...init, headers: { ...bearer(access_token), ...init.headers } })
}

/** Sends a request below the FHIR base, or to an absolute URL, without a token of its own. */
export async function ask(tenant: MockTenant, path: string, init: RequestInit = {}): Promise<FhirAnswerSeen> {
  const url = path.startsWith('http') ? path : `${tenant.fhirBase}/${path}`
  const response = await fetch(url, { ...init, headers: { accept: JSON_TYPE, ...init.headers } })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: parse(text) }
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Returns a POST of a batch that asks for some URLs. */
export function createBatch(...urls: readonly string[]): RequestInit {
  const entry = urls.map((url) => ({ request: { method: 'GET', url } }))
  return {
    method: 'POST',
    headers: { 'content-type': JSON_TYPE },
    body: JSON.stringify({ resourceType: 'Bundle', type: 'batch', entry }),
  }
}

interface BatchEntry {
  readonly resource?: Record<string, unknown>
  readonly response: { readonly status: string; readonly outcome?: Record<string, unknown> }
}

/** Returns the entries of the answer to a batch. */
export const getBatchEntries = ({ json }: FhirAnswerSeen) => (json?.entry ?? []) as readonly BatchEntry[]

interface SearchEntry {
  readonly fullUrl?: string
  readonly resource: { readonly resourceType: string; readonly id?: string; readonly issue?: unknown }
  readonly search: { readonly mode: string }
}

/** Returns the entries of a searchset. */
export const getEntries = ({ json }: FhirAnswerSeen) => (json?.entry ?? []) as readonly SearchEntry[]

/** Returns the links of a searchset, by relation. */
export function getLinks({ json }: FhirAnswerSeen): Readonly<Record<string, string>> {
  const links = (json?.link ?? []) as readonly { relation: string; url: string }[]
  return Object.fromEntries(links.map(({ relation, url }) => [relation, url]))
}

/** Returns the first issue of an OperationOutcome. */
export function getIssue({ json }: FhirAnswerSeen): Record<string, unknown> | undefined {
  return (json?.issue as readonly Record<string, unknown>[] | undefined)?.[0]
}
