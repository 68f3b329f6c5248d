import type { ExperimentInfo } from '../../model/finding.ts'

/** What an experiment may look at and keep, per run and per client. */
export interface ExperimentContext {
  runId: string
  /** Kept over the runs of a browser session, for "send the old one again". */
  memo: Map<string, string>
}

/** A request about to be sent, as plain values that an experiment changes in place. */
export interface OutgoingRequest {
  headers: Headers
  body: URLSearchParams
}

/** A switch that makes this client misbehave on purpose: it changes what goes out, nothing else. */
export interface Experiment extends ExperimentInfo {
  authorize?: (parameters: URLSearchParams, context: ExperimentContext) => void | Promise<void>
  /** At the token endpoint, for code exchange and refresh alike. */
  token?: (request: OutgoingRequest, context: ExperimentContext) => void | Promise<void>
  /** Send the token request a second time after it has succeeded. */
  repeatToken?: boolean
  /** Changes the headers of a FHIR request. */
  fhir?: (headers: Headers) => void
}
