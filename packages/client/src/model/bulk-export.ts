import type { OutcomeIssue } from './fhir-query.ts'
import type { Verdict } from './verdict.ts'

/** The options of an export: its contents and the time to wait for it (Bulk Data Access 2.0). */
export interface ExportOptions {
  /** `$export`, `Patient/$export` or `Group/<id>/$export`. */
  level: 'system' | 'patient' | 'group'
  /** Id of the Group, only at that level. */
  group?: string | undefined
  /** Resource types; all that the token permits when absent. */
  types?: string[] | undefined
  /** FHIR instant: only resources changed or deleted since. */
  since?: string | undefined
  /** The server's default, which is application/fhir+ndjson, when absent. */
  outputFormat?: string | undefined
  /** Seconds after which the client gives up waiting; an hour when absent. */
  timeoutS?: number | undefined
  /** Start it although the granted scopes do not cover it. */
  beyondGrant?: boolean | undefined
}

/** The contents of a file of an export. */
export interface ExportFileContents {
  verdict: Verdict
  stepId: string
  /** Lines that hold a resource. */
  resources: number
  /** Bytes of the file; 0 when it could not be had. */
  bytes: number
  /** Lines that hold none, by their number from 1. */
  broken: { line: number; why: string }[]
  /** Issues of the OperationOutcomes in it. */
  issues: OutcomeIssue[]
  /** References to be deleted, such as `Observation/7`. */
  deletions: string[]
}

/** A file as the manifest lists it. */
export interface ExportFile {
  section: 'output' | 'error' | 'deleted'
  /** Resource type of its lines. */
  type: string
  url: string
  /** Number of its resources by the manifest. */
  count?: number
  /** Absent until it is read. */
  read?: ExportFileContents
}

/** A Bulk Data export of a run, under way or over. */
export interface BulkExport {
  options: ExportOptions
  /** starting: kick-off; waiting: polls; reading: fetches files; the others are final. */
  state: 'starting' | 'waiting' | 'reading' | 'done' | 'failed' | 'cancelled'
  /** Milliseconds since the epoch, as all times here. */
  startedAt: number
  endedAt?: number
  polls: number
  /** Last value of X-Progress. */
  progress?: string | undefined
  nextPollAt?: number | undefined
  /** Time at which waiting ends. */
  deadlineAt?: number
  /** The server's own time of the data, as it wrote it. */
  transactionTime?: string
  requiresAccessToken?: boolean
  /** Time until which the server stores the files, if known. */
  expiresAt?: number
  files: ExportFile[]
  /** `true` when the server may still have the job, so that it can be deleted there. */
  isOnServer: boolean
  /** The outcome, when it has ended. */
  verdict?: Verdict
}
