import type { BulkExport } from './bulk-export.ts'
import type { Exchange, Party } from './exchange.ts'
import type { Finding } from './finding.ts'
import type { LaunchContext } from './launch-context.ts'
import type { AuthorizeMethod, LoginDisplay, RequestsFrom } from './server-entry.ts'
import type { Verdict } from './verdict.ts'

/**
 * The kind of a step; the kinds that precede the token and those right after it occur at most once per run.
 */
export type StepKind =
  | 'launch'
  | 'smart-configuration'
  | 'openid-configuration'
  | 'metadata'
  | 'endpoints'
  | 'predict-callback'
  | 'predict-secure-context'
  | 'predict-endpoints'
  | 'predict-framing'
  | 'predict-cors'
  | 'predict-scopes'
  | 'predict-pkce'
  | 'predict-client-type'
  | 'authorize'
  | 'callback'
  | 'token'
  | 'scopes'
  | 'id-token'
  | 'user-info'
  | 'launch-context'
  | 'style'
  | 'patient'
  | 'fhir-user'
  | 'fhir'
  | 'export'
  | 'export-status'
  | 'export-file'
  | 'export-end'
  | 'app-state'
  | 'refresh'
  | 'revoke'
  | 'introspect'

/** Groups of steps, in the order in which they happen. */
export type Phase = 'launch' | 'discovery' | 'prediction' | 'authorize' | 'token' | 'fhir' | 'session'

/** One labelled value of a step, e.g. `code_challenge_method: S256`. */
export interface StepDetail {
  name: string
  value: string
  /** The purpose of this value. */
  explanation?: string
  /** Verdict on this value alone, if it has one (claims of the id_token, scopes). */
  verdict?: Verdict
}

/** An arrow of the sequence picture. */
export interface Arrow {
  from: Party
  to: Party
  label: string
}

/** One line of a run. */
export interface Step {
  id: string
  /** Position in the run, from 0. */
  sequence: number
  kind: StepKind
  phase: Phase
  title: string
  /** running: waits for a response; waiting: the user has to act; done: it has a verdict. */
  state: 'running' | 'waiting' | 'done'
  /** Milliseconds since the epoch. */
  startedAt: number
  durationMs?: number
  /** The URL or words for the event that is awaited, while the state is not done. */
  waitingFor?: string
  verdict?: Verdict
  details: StepDetail[]
  arrows: Arrow[]
  exchangeIds: string[]
}

export type RunMode = 'standalone' | 'ehr' | 'backend'

/**
 * preparing: discovery and predictions; paused: waits for "continue" (stepping); ready: open `authorizeUrl`
 * now; authorizing: the user is at the authorization server; finishing: token and first reads; active: there
 * is an access token; ended: signed out or expired; failed: see `error`.
 */
export type RunState =
  | 'preparing'
  | 'paused'
  | 'ready'
  | 'authorizing'
  | 'finishing'
  | 'active'
  | 'ended'
  | 'failed'
  | 'cancelled'

export interface RunSummary {
  id: string
  /** Number in this browser session, from 1: "Run 3". */
  number: number
  serverId: string
  serverName: string
  fhirBase: string
  mode: RunMode
  state: RunState
  startedAt: number
  durationMs?: number
  counts: { ok: number; info: number; warning: number; error: number }
}

/** One authorization flow with everything that follows from it. */
export interface Run extends RunSummary {
  /** URL to open, unchanged; present when the state is ready or authorizing. */
  authorizeUrl?: string
  /** With POST, `authorizeUrl` is a page of this client whose form posts itself. */
  authorizeMethod?: AuthorizeMethod
  /** The display of the login page: as the entry asks, corrected by the framing prediction. */
  display?: LoginDisplay
  /** Reason why `show` differs from the entry's setting, or may not work. */
  displayReason?: string
  experiments: string[]
  /** The sender of its requests to the server. */
  requestsFrom: RequestsFrom
  /** Requests that the page is to send and that no tab has taken yet. */
  pageRequests: string[]
  steps: Step[]
  exchanges: Exchange[]
  context?: LaunchContext
  /** The newest bulk data export. */
  export?: BulkExport
  /** Pitfalls recognised so far. */
  findings: Finding[]
  error?: Verdict
}
