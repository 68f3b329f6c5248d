import { findHeader } from '../http/find-header.ts'
import type { DiagramExchange } from './diagram-exchange.ts'
import { getParties, type Party } from './get-parties.ts'

/** One arrow of a sequence diagram. */
export interface ExchangeMessage {
  readonly seq: number
  /** Sequence numbers of the exchanges that are drawn with this one. */
  readonly repeats: readonly number[]
  readonly from: Party
  readonly to: Party
  readonly label: string
  readonly reply: boolean
  /** Names of the faults that struck this message. */
  readonly strikes: readonly string[]
}

const REDIRECTING: ReadonlySet<string> = new Set(['launch', 'authorize', 'decide'])

/**
 * Returns the arrows of an exchange: its request, its reply, and the browser's next request if the reply
 * redirects to the app. The request says how often it is repeated.
 */
export function toExchangeMessages(
  exchange: DiagramExchange,
  repeats: readonly number[] = [],
): [ask: ExchangeMessage, reply: ExchangeMessage, callback?: ExchangeMessage] {
  const { seq } = exchange
  const { requester, responder } = getParties(exchange)
  const strikes = exchange.strikes.map(({ fault }) => fault)
  const count = repeats.length === 0 ? '' : ` ×${repeats.length + 1}`
  const asked = `${formatAsk(exchange)}${count}`
  const common = { seq, repeats }
  const ask = { ...common, from: requester, to: responder, label: asked, reply: false, strikes: [] }
  const replied = formatReply(exchange)
  const reply = { ...common, from: responder, to: requester, label: replied, reply: true, strikes }
  const callback = findCallbackParameters(exchange)
  if (!callback) return [ask, reply]
  const label = `${exchange.step === 'launch' ? 'launch' : 'callback'}: ${callback}`
  return [ask, reply, { ...common, from: 'browser', to: 'app', label, reply: false, strikes: [] }]
}

function formatAsk({ step, request, facts }: DiagramExchange): string {
  if (step === 'token') return `token ${facts.grantType ?? ''}`.trim()
  if (!step.startsWith('fhir-') && step !== 'unmatched' && step !== 'preflight') return step
  const path = request.target.replace(/^.*?\/fhir\//, '').replace(/\?.*$/s, '?…')
  return `${request.method} ${path}`.slice(0, 80)
}

function formatReply({ step, sent, delivery, facts }: DiagramExchange): string {
  if (step === 'connection') return facts.diagnosis ?? 'open'
  if (delivery === 'aborted') return 'gave up waiting'
  const effects = Object.keys(sent?.effects ?? {})
  return [sent?.status ?? 'no response yet', facts.error, ...effects]
    .filter((word) => word !== undefined)
    .join(' ')
}

/**
 * Returns the names of the parameters that a redirect carries to the app; `undefined` for any other reply.
 */
function findCallbackParameters({ step, sent, request }: DiagramExchange): string | undefined {
  if (!REDIRECTING.has(step) || !sent || sent.status < 300 || sent.status > 399) return undefined
  const location = findHeader(sent.headers, 'location') ?? ''
  if (!URL.canParse(location) || new URL(location).host === findHeader(request.headers, 'host'))
    return undefined
  const { searchParams, hash } = new URL(location)
  const names = [...searchParams.keys(), ...new URLSearchParams(hash.slice(1)).keys()]
  return names.join(', ').slice(0, 80) || 'nothing'
}
