/** A party of an authorization flow; each has a colour. */
export type Party = 'ehr' | 'app' | 'browser' | 'authorization-server' | 'fhir-server'

/** Names and values in their order on the wire; repeated names remain. */
export type HeaderList = [name: string, value: string][]

/** One decoded parameter of a query, form body or fragment. */
export interface Parameter {
  name: string
  value: string
  place: 'query' | 'body' | 'fragment'
  /** One sentence about its purpose; absent for unknown parameters. */
  explanation?: string
  /** `true` for values that an export redacts. */
  secret: boolean
}

/** A JWT found in a request or response, decoded without judging it. */
export interface DecodedJwt {
  /** The place where it was found, e.g. `id_token`, `access_token`, `client_assertion`. */
  name: string
  compact: string
  header: Record<string, unknown>
  claims: Record<string, unknown>
}

export interface RecordedRequest {
  method: string
  url: string
  headers: HeaderList
  body?: string
  parameters: Parameter[]
}

export interface RecordedResponse {
  status: number
  statusText: string
  headers: HeaderList
  /** The body as text, exactly as received (cut at the size bound). */
  body: string
  /** Bytes received. */
  bytes: number
  truncated: boolean
}

/** One HTTP request with its response, raw. The client secret is masked before it leaves the backend. */
export interface Exchange {
  id: string
  stepId: string
  from: Party
  to: Party
  /** Milliseconds since the epoch. */
  startedAt: number
  durationMs?: number
  request: RecordedRequest
  response?: RecordedResponse
  /** Set when no response arrived: refused, timed out, TLS, too large. */
  error?: { name: string; message: string }
  jwts: DecodedJwt[]
}
