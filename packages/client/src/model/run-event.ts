import type { CaseOutcome, ConformanceSummary } from './conformance.ts'
import type { Exchange } from './exchange.ts'
import type { Finding } from './finding.ts'
import type { Run, Step } from './run.ts'

/**
 * Events of `GET /api/events`: unnamed SSE messages whose data is one RunEvent as JSON and whose id is its
 * sequence; a reconnect with Last-Event-ID gets the missed events, or one `reload` when they are no longer
 * buffered.
 */
export type RunEvent =
  /** State, authorizeUrl, show, context, error or counts changed; the whole run without its lists. */
  | { type: 'run'; runId: string; run: Omit<Run, 'steps' | 'exchanges' | 'findings'> }
  /** A step is new or changed; replace it by id. */
  | { type: 'step'; runId: string; step: Step }
  /** An exchange is new or complete; replace it by id. */
  | { type: 'exchange'; runId: string; exchange: Exchange }
  | { type: 'finding'; runId: string; finding: Finding }
  /** Tokens changed; fetch them again. */
  | { type: 'tokens'; runId: string }
  | { type: 'deleted'; runId: string }
  /** State of a conformance run changed; the whole of it without its lists. */
  | { type: 'conformance'; conformanceId: string; run: ConformanceSummary }
  /** Cases run now, at the start and when some run again: their outcomes are not known any more. */
  | { type: 'cases-started'; conformanceId: string; caseIds: string[] }
  /** A case has its outcome; the exchanges are those that are new. */
  | { type: 'case'; conformanceId: string; outcome: CaseOutcome; exchanges: Exchange[] }
  | { type: 'conformance-deleted'; conformanceId: string }
  /** The server list changed. */
  | { type: 'servers' }
  /** Events were missed; fetch everything again. */
  | { type: 'reload' }
