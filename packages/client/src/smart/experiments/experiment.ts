import type { ExperimentInfo } from '../../model/finding.ts'

/** The state that an experiment may read and store, per run and per client. */
export interface ExperimentContext {
  runId: string
  /** Stored across the runs of a browser session, for "send the old one again". */
  memo: Map<string, string>
}

/** A request about to be sent, as plain values that an experiment changes in place. */
export interface OutgoingRequest {
  headers: Headers
  body: URLSearchParams
}

/** An option by which this client violates a rule on purpose: it changes outgoing requests only. */
export interface Experiment extends ExperimentInfo {
  authorize?: (parameters: URLSearchParams, context: ExperimentContext) => void | Promise<void>
  /** Changes requests to the token endpoint, for code exchange and refresh. */
  token?: (request: OutgoingRequest, context: ExperimentContext) => void | Promise<void>
  /** Send the token request a second time after it has succeeded. */
  repeatToken?: boolean
  /** Changes the headers of a FHIR request. */
  fhir?: (headers: Headers) => void
}
