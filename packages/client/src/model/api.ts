/**
 * The contract between the server side and the page.
 *
 * Requests and responses are JSON unless said otherwise; a request with a body must be `application/json`. A failed
 * request answers 4xx/5xx with an `ApiProblem`. The session is an httpOnly cookie that every answer sets when missing.
 */

import type { AppInfo } from './app-info.ts'
import type { AppState, AppStateAnswer, AppStateDraft, AppStateKey } from './app-state.ts'
import type { ExportOptions } from './bulk-export.ts'
import type { DiscoveryReport } from './discovery-report.ts'
import type { Exchange } from './exchange.ts'
import type { FhirQuery, FhirResult, ResourceCapability } from './fhir-query.ts'
import type { PageRequest, PageResponse } from './page-request.ts'
import type { Run, RunMode, RunSummary } from './run.ts'
import type { RunEvent } from './run-event.ts'
import type { LoginDisplay, ServerDraft, ServerEntry, ServerFile } from './server-entry.ts'
import type { TokenActionResult, TokenView } from './token-view.ts'
import type { Verdict } from './verdict.ts'

export type * from './app-info.ts'
export type * from './app-state.ts'
export type * from './brand-report.ts'
export type * from './bulk-export.ts'
export type * from './discovery-report.ts'
export type * from './exchange.ts'
export type * from './fhir-query.ts'
export type * from './finding.ts'
export type * from './launch-context.ts'
export type * from './page-message.ts'
export type * from './page-request.ts'
export type * from './run.ts'
export type * from './run-event.ts'
export type * from './scope-diff.ts'
export type * from './server-entry.ts'
export type * from './token-view.ts'
export type * from './verdict.ts'

/** Body of every failed API call. */
export interface ApiProblem {
  error: Verdict
  /** Per-field messages of a refused form, keyed by field name. */
  fields?: Record<string, string>
}

export interface ServerList {
  servers: ServerEntry[]
  /** Set when the settings file could not be read and was kept aside. */
  problem?: Verdict
}

export interface StartRun {
  serverId: string
  /** Default: the entry's launchMode. `ehr` runs start at /launch and cannot be started here. */
  mode?: Exclude<RunMode, 'ehr'>
  /** Names of experiments to switch on for this run. */
  experiments?: string[]
  /** Wait for "continue" before every step. */
  stepwise?: boolean
  /** Overrides the entry's loginPlace for this run. */
  show?: LoginDisplay
}

/** method + path → request body and response body. `:id` is a server or run id. */
export interface Routes {
  'GET /api/info': { response: AppInfo }

  'GET /api/servers': { response: ServerList }
  'POST /api/servers': { request: ServerDraft; response: ServerEntry }
  'PUT /api/servers/:id': { request: ServerDraft; response: ServerEntry }
  'DELETE /api/servers/:id': { response: { deleted: true } }
  'POST /api/servers/:id/duplicate': { response: ServerEntry }
  /** Download; ServerFile without secrets. */
  'GET /api/servers/export': { response: ServerFile }
  'POST /api/servers/import': { request: ServerFile; response: ServerList }
  /** Runs discovery now, outside any run. */
  'POST /api/servers/:id/discovery': { response: DiscoveryReport & { exchanges: Exchange[] } }
  /** Dynamic registration; on success the entry has its client id (and secret). */
  'POST /api/servers/:id/register': {
    response: { server: ServerEntry; verdict: Verdict; exchanges: Exchange[] }
  }

  /** Returns at once, steps come by events. */
  'POST /api/runs': { request: StartRun; response: Run }
  'GET /api/runs': { response: RunSummary[] }
  'GET /api/runs/:id': { response: Run }
  'DELETE /api/runs/:id': { response: { deleted: true } }
  /** Goes on after a pause. */
  'POST /api/runs/:id/continue': { response: RunSummary }
  /** Gives up the handshake; a later callback with its state is refused. */
  'POST /api/runs/:id/cancel': { response: RunSummary }
  /** The page has opened `authorizeUrl` in `show`. */
  'POST /api/runs/:id/opened': { request: { show: LoginDisplay }; response: RunSummary }
  /** The same authorization request by GET, for a server that refuses the form (F-045). */
  'POST /api/runs/:id/by-get': { response: Run }
  'GET /api/runs/:id/discovery': { response: DiscoveryReport }

  /** Takes one of the run's `pageRequests`, which is handed out once; 404 when another tab has it. */
  'POST /api/runs/:id/page-requests': { request: { requestId: string }; response: PageRequest }
  'POST /api/runs/:id/page-requests/answer': {
    request: { requestId: string; answer: PageResponse }
    response: RunSummary
  }

  'GET /api/runs/:id/tokens': { response: TokenView }
  'POST /api/runs/:id/refresh': { request: { scope?: string }; response: TokenActionResult }
  'POST /api/runs/:id/revoke': {
    request: { token: 'access_token' | 'refresh_token' }
    response: TokenActionResult
  }
  'POST /api/runs/:id/introspect': {
    request: { token: 'access_token' | 'refresh_token' }
    response: TokenActionResult
  }
  /** Revokes what can be revoked and forgets the tokens. */
  'POST /api/runs/:id/logout': { response: RunSummary }

  'POST /api/runs/:id/fhir': { request: FhirQuery; response: FhirResult }
  /** Starts a bulk data export, one at a time; its progress is `export` of the run. */
  'POST /api/runs/:id/export': { request: ExportOptions; response: RunSummary }
  /** Cancels the export, or deletes a finished one at the server. */
  'DELETE /api/runs/:id/export': { response: RunSummary }
  /** State of a code and subject. */
  'POST /api/runs/:id/app-state/load': { request: AppStateKey; response: AppStateAnswer }
  'POST /api/runs/:id/app-state/save': { request: AppStateDraft; response: AppStateAnswer }
  'POST /api/runs/:id/app-state/delete': {
    request: Pick<AppState, 'id' | 'version'>
    response: AppStateAnswer
  }
  'GET /api/runs/:id/capabilities': { response: ResourceCapability[] }

  /** Download, redacted. `format` = json (default), html or har. */
  'GET /api/runs/:id/report?format=': { response: unknown }
  /** text/plain; secrets and tokens as shell variables. */
  'GET /api/runs/:id/exchanges/:exchangeId/curl': { response: string }

  /** text/event-stream of RunEvent for all runs of this browser session. */
  'GET /api/events': { response: RunEvent }
}
