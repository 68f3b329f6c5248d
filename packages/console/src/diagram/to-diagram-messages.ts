import type { JournalEntry } from '../api/types.ts'
import { getParties, type Party } from './parties.ts'

/** One message of the sequence diagram. */
export interface DiagramMessage {
  /** The exchange that it belongs to. */
  seq: number
  from: Party
  to: Party
  label: string
  reply: boolean
  /** Names of the faults that struck here. */
  struck: readonly string[]
}

const REDIRECTING = new Set(['launch', 'authorize', 'decide'])

/** The messages of an exchange: the answer has a line of its own where it says more than that all went well. */
export function toDiagramMessages(entry: JournalEntry): DiagramMessage[] {
  const { seq, sent } = entry
  const { asks, answers } = getParties(entry)
  const struck = entry.struck.map(({ fault }) => fault)
  const ask = { seq, from: asks, to: answers, label: askLabel(entry), reply: false, struck: [] }
  const callback = callbackOf(entry)
  const plain = sent !== null && sent.status > 0 && sent.status < 300 && struck.length === 0
  if (plain && !callback) return [{ ...ask, label: `${ask.label} · ${sent.status}` }]
  const reply = { seq, from: answers, to: asks, label: replyLabel(entry), reply: true, struck }
  if (!callback) return [ask, reply]
  const label = `${entry.step === 'launch' ? 'launch' : 'callback'}: ${callback}`
  return [ask, reply, { seq, from: 'browser', to: 'app', label, reply: false, struck: [] }]
}

function askLabel({ step, request, facts }: JournalEntry): string {
  if (step === 'token') return `token ${facts.grantType ?? ''}`.trim()
  if (step.startsWith('fhir-') || step === 'unmatched' || step === 'preflight') {
    const path = request.target.replace(/^.*?\/fhir\//, '').replace(/\?.*$/, '?…')
    return `${request.method} ${path}`
  }
  return step.replace('configuration', 'config')
}

function replyLabel({ step, sent, delivery, facts }: JournalEntry): string {
  if (step === 'connection') return facts.diagnosis ?? '…'
  if (delivery === 'aborted') return 'gave up waiting'
  if (sent?.wire && Object.keys(sent.wire).length > 0)
    return `${sent.status} ${Object.keys(sent.wire).join(', ')}`
  return String(sent?.status ?? '…')
}

/** Names of the parameters that a redirect carries to the app, if it is one. */
function callbackOf({ step, sent, request }: JournalEntry): string | undefined {
  if (!REDIRECTING.has(step) || !sent || sent.status < 300 || sent.status > 399) return undefined
  const location = headerOf(sent.headers, 'location') ?? ''
  const host = headerOf(request.headers, 'host') ?? ''
  if (!URL.canParse(location) || new URL(location).host === host) return undefined
  const { searchParams, hash } = new URL(location)
  const names = [...searchParams.keys(), ...new URLSearchParams(hash.slice(1)).keys()]
  return names.join(', ') || 'nothing'
}

function headerOf(headers: JournalEntry['request']['headers'], name: string): string | undefined {
  return headers.find(([key]) => key.toLowerCase() === name)?.[1]
}
