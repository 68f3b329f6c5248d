/** Who takes part in a handshake; one colour each. */
export type Party = 'ehr' | 'app' | 'browser' | 'authorization-server' | 'fhir-server'

/** Names and values in wire order; names repeat when the wire repeated them. */
export type HeaderList = [name: string, value: string][]

/** One decoded parameter of a query, form body or fragment. */
export interface Parameter {
  name: string
  value: string
  place: 'query' | 'body' | 'fragment'
  /** One sentence on what it is for; absent for parameters we do not know. */
  explanation?: string
  /** True for values that an export masks. */
  secret: boolean
}

/** A JWT found in a request or response, decoded without judging it. */
export interface DecodedJwt {
  /** Where it was found, e.g. `id_token`, `access_token`, `client_assertion`. */
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

/** One HTTP request with what came back, raw. The client secret is masked before it leaves the server side. */
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
  /** Set when no response came: refused, timed out, TLS, too large. */
  error?: { name: string; message: string }
  jwts: DecodedJwt[]
}
