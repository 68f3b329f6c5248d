import type { AnyFault } from '../core/declare/fault.ts'
import type { Finding } from '../core/declare/rule.ts'
import type { JournalEntry, Observation } from '../core/journal/journal-entry.ts'
import { type Verdict, wasHandled } from '../verdicts/verdict.ts'
import { describeMissingActivity } from './diagram/describe-missing-activity.ts'
import { toDiagramMessages } from './diagram/messages.ts'
import { renderSvg } from './diagram/render-svg.ts'
import { listPresetSpans } from './presets-in-force.ts'
import { createRedactor, type Redactor } from './redaction/create-redactor.ts'
import type { ReportCase, ReportedFault } from './report.ts'

/** The evidence of a case, as the journal has it. */
export interface CaseEvidence {
  readonly entries: readonly JournalEntry[]
  readonly observations: readonly Observation[]
  readonly findings: readonly Finding[]
  readonly fault?: AnyFault
  readonly verdict?: Verdict
  /** The visible text of the app's page at the end. */
  readonly pageText?: string
  /** A problem at one exchange, which the diagram marks. */
  readonly problem?: { readonly seq: number; readonly message: string }
}

/** Maximum length of the page text in a report, in characters. */
const PAGE_TEXT = 1000

/**
 * Creates a case of a report, with its secrets redacted. Its verdict decides the outcome; without one,
 * findings of level error do.
 */
export function createReportCase(name: string, group: string, happened: CaseEvidence): ReportCase {
  const { entries, observations, fault, pageText = '' } = happened
  const redact = createRedactor(entries)
  const presetsInForce = listPresetSpans(entries)
  const verdict =
    happened.verdict && redactAt(entries, happened.verdict.evidence[0], redact, happened.verdict)
  const findings = happened.findings.map((finding) => redactAt(entries, finding.seq, redact, finding))
  const marks = new Map(findings.filter(isError).map(({ seq, message }) => [seq, message]))
  if (happened.problem) marks.set(happened.problem.seq, happened.problem.message)
  if (verdict?.outcome === 'not met') for (const seq of verdict.evidence) marks.set(seq, verdict.reason)
  return {
    name,
    group,
    ...(verdict ? judged(verdict) : ruled(findings)),
    ...(fault ? { fault: toReportedFault(fault) } : {}),
    ...(fault && verdict?.outcome === 'not exercised'
      ? { exercisedBy: describeMissingActivity(fault, entries) ?? capitalize(verdict.reason) }
      : {}),
    ...(verdict ? { verdict } : {}),
    ...(presetsInForce.length > 0 ? { presetsInForce } : {}),
    findings,
    observed: observations
      .filter(({ kind }) => kind !== 'performed' && kind !== 'settled')
      .map(({ kind, detail }) => redactAt(entries, undefined, redact, `${kind}: ${detail.slice(0, 500)}`)),
    diagram: entries.length > 0 ? renderSvg(toDiagramMessages(entries, redact, marks)) : '',
    ...(pageText === ''
      ? {}
      : { pageText: redactAt(entries, undefined, redact, pageText).slice(0, PAGE_TEXT) }),
    durationMs: Math.max(0, (entries.at(-1)?.endedAt ?? 0) - (entries[0]?.startedAt ?? 0)),
  }
}

/** Returns `true` when a finding fails a test: level error, and not allowed. */
export function isError({ level, allowReason }: Finding): boolean {
  return level === 'error' && allowReason === undefined
}

/** Returns what a report says of a fault. */
export function toReportedFault({
  name,
  title,
  kind,
  description,
  requirement,
  spec,
}: AnyFault): ReportedFault {
  return { name, title, kind, description, requirement, spec }
}

function judged(verdict: Verdict): Pick<ReportCase, 'outcome' | 'message'> {
  const { outcome, reason } = verdict
  const message = `${outcome}: ${reason}`
  if (wasHandled(verdict)) return { outcome: 'passed', message }
  return { outcome: outcome === 'not met' ? 'failed' : 'skipped', message }
}

function ruled(findings: readonly Finding[]): Pick<ReportCase, 'outcome' | 'message'> {
  const errors = findings.filter(isError).length
  if (errors > 0) return { outcome: 'failed', message: `${errors} rule${errors > 1 ? 's' : ''} broken` }
  return { outcome: 'passed', message: 'no rule failed at level error' }
}

function redactAt<Value>(
  entries: readonly JournalEntry[],
  seq: number | undefined,
  redact: Redactor,
  value: Value,
): Value {
  const entry = entries.find((each) => each.seq === seq) ?? entries[0]
  return entry ? redact(entry, value) : value
}

const capitalize = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)
