import type { JournalEntry } from '../core/journal/journal-entry.ts'
import type { Redactor } from './create-redactor.ts'
import { findHeader } from './find-header.ts'
import { getParties, type Party } from './parties.ts'

/** One arrow of a sequence diagram. */
export interface DiagramMessage {
  readonly seq: number
  readonly from: Party
  readonly to: Party
  readonly label: string
  readonly reply: boolean
  /** Names of the faults that struck here. */
  readonly struck: readonly string[]
  /** What a verdict or a finding says of the exchange. */
  readonly wrong: string | undefined
}

/** What is wrong with which exchange, by sequence number. */
export type DiagramMarks = ReadonlyMap<number, string>

const REDIRECTING: ReadonlySet<string> = new Set(['launch', 'authorize', 'decide'])

/** The arrows of some exchanges. */
export function toDiagramMessages(
  entries: readonly JournalEntry[],
  redact: Redactor,
  marks: DiagramMarks = new Map(),
): readonly DiagramMessage[] {
  return entries.flatMap((entry) => redact(entry, arrowsOf(entry, marks.get(entry.seq))))
}

/** Every exchange is asked and answered; a redirect back to the app goes on from the browser. */
function arrowsOf(entry: JournalEntry, wrong: string | undefined): DiagramMessage[] {
  const { seq } = entry
  const { asks, answers } = getParties(entry)
  const struck = entry.struck.map(({ fault }) => fault)
  const ask = { seq, from: asks, to: answers, label: askLabel(entry), reply: false, struck: [], wrong }
  const reply = {
    ...{ seq, from: answers, to: asks, label: replyLabel(entry), reply: true, struck },
    wrong: undefined,
  }
  const callback = callbackOf(entry)
  if (!callback) return [ask, reply]
  const label = `${entry.step === 'launch' ? 'launch' : 'callback'}: ${callback}`
  const back = { seq, from: 'browser', to: 'app', label, reply: false, struck: [], wrong: undefined } as const
  return [ask, reply, back]
}

function askLabel({ step, request, facts }: JournalEntry): string {
  if (step === 'token') return `token ${facts.grantType ?? ''}`.trim()
  if (!step.startsWith('fhir-') && step !== 'unmatched' && step !== 'preflight') return step
  const path = request.target.replace(/^.*?\/fhir\//, '').replace(/\?.*$/s, '?…')
  return `${request.method} ${path}`.slice(0, 80)
}

function replyLabel({ step, sent, delivery, facts }: JournalEntry): string {
  if (step === 'connection') return facts.diagnosis ?? 'open'
  if (delivery === 'aborted') return 'gave up waiting'
  const effects = Object.keys(sent?.wire ?? {})
  return [sent?.status ?? 'no answer yet', facts.error, ...effects]
    .filter((word) => word !== undefined)
    .join(' ')
}

/** Names of the parameters that a redirect carries to the app, if it is one. */
function callbackOf({ step, sent, request }: JournalEntry): string | undefined {
  if (!REDIRECTING.has(step) || !sent || sent.status < 300 || sent.status > 399) return undefined
  const location = findHeader(sent.headers, 'location') ?? ''
  if (!URL.canParse(location) || new URL(location).host === findHeader(request.headers, 'host'))
    return undefined
  const { searchParams, hash } = new URL(location)
  const names = [...searchParams.keys(), ...new URLSearchParams(hash.slice(1)).keys()]
  return names.join(', ').slice(0, 80) || 'nothing'
}
