import type { OutcomeIssue } from './fhir-query.ts'
import type { Verdict } from './verdict.ts'

/** What to export, and how long to wait for it (Bulk Data Access 2.0). */
export interface ExportOptions {
  /** `$export`, `Patient/$export` or `Group/<id>/$export`. */
  level: 'system' | 'patient' | 'group'
  /** Id of the Group, at that level alone. */
  group?: string | undefined
  /** Resource types; everything that the token lets through when absent. */
  types?: string[] | undefined
  /** FHIR instant: only what has changed since, and what was deleted. */
  since?: string | undefined
  /** The server's default, which is application/fhir+ndjson, when absent. */
  outputFormat?: string | undefined
  /** Seconds after which a server that is not done is given up; an hour when absent. */
  patienceS?: number | undefined
  /** Start it although the granted scopes do not cover it. */
  beyondGrant?: boolean | undefined
}

/** What was found in a file of an export. */
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
  /** What is to be deleted, such as `Observation/7`. */
  deletions: string[]
}

/** A file as the manifest lists it. */
export interface ExportFile {
  section: 'output' | 'error' | 'deleted'
  /** Resource type of its lines. */
  type: string
  url: string
  /** Number of its resources as the manifest says. */
  count?: number
  /** Absent until it was read. */
  read?: ExportFileContents
}

/** A Bulk Data export of a run, under way or over. */
export interface BulkExport {
  wish: ExportOptions
  /** starting: kick-off; waiting: polls; reading: fetches files; the others are its ends. */
  state: 'starting' | 'waiting' | 'reading' | 'done' | 'failed' | 'cancelled'
  /** Milliseconds since the epoch, as all times here. */
  startedAt: number
  endedAt?: number
  polls: number
  /** What the server said last in X-Progress. */
  progress?: string | undefined
  nextPollAt?: number | undefined
  /** When waiting is given up. */
  givesUpAt?: number
  /** The server's own time of the data, as it wrote it. */
  transactionTime?: string
  requiresAccessToken?: boolean
  /** Until when the server keeps the files, if it says so. */
  expiresAt?: number
  files: ExportFile[]
  /** Whether the server may still hold the job, so that it can be deleted there. */
  isHeld: boolean
  /** How it ended. */
  verdict?: Verdict
}
