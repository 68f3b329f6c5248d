import type { ConformanceReport } from '@smart-mock/client/conformance'
import type { Counterpart } from '../counterpart.ts'
import { runCounterpart } from '../run-counterpart.ts'
import type { ServersUnderTest } from '../set-ups.ts'
import type { CapturedFailure, CapturedMessage } from './captured-failure.ts'
import { createSteadyText } from './steady-text.ts'

type Exchange = ConformanceReport['exchanges'][number]

const MOST_LINES = 30
const LONGEST_LINE = 200
/** Headers that differ from run to run, or from machine to machine. */
const VARYING = /^(date|connection|keep-alive|transfer-encoding|content-length|user-agent)$/i

/** Runs a counterpart, and returns what its case has received. @throws Error when the case passes there */
export async function captureFailure(
  servers: ServersUnderTest,
  id: string,
  counterpart: Counterpart,
): Promise<CapturedFailure> {
  // Some cases judge what others receive: these fail only when all run.
  const alone = await findFailure(servers, id, counterpart, [id])
  const failure = alone ?? (await findFailure(servers, id, counterpart, []))
  if (!failure) throw new Error(`${id} does not fail at its counterpart`)
  const { found, exchanges } = failure
  const { fault, params, options } = counterpart
  const shown = exchanges.find((each) => each.id === found.exchangeIds.at(-1))
  const steady = createSteadyText()
  return {
    ...{ case: id, ...(fault && { fault }), ...(params && { params }), ...(options && { options }) },
    outcome: found.outcome,
    ...(shown && { exchange: toExchange(shown, steady) }),
    messages: found.messages.map(steady),
  }
}

async function findFailure(
  servers: ServersUnderTest,
  id: string,
  counterpart: Counterpart,
  only: readonly string[],
) {
  const { cases, exchanges } = await runCounterpart(servers, counterpart, only)
  const found = cases.find((each) => each.id === id)
  const isFailure = found && found.outcome !== 'passed' && found.outcome !== 'skipped'
  return isFailure ? { found, exchanges } : undefined
}

function toExchange(
  { request, response }: Exchange,
  steady: (text: string) => string,
): NonNullable<CapturedFailure['exchange']> {
  const { method, url } = request
  return {
    request: { method, url: steady(url), ...toMessage(request, steady) },
    ...(response && { response: { status: response.status, ...toMessage(response, steady) } }),
  }
}

function toMessage(
  { headers, body = '' }: { readonly headers: Exchange['request']['headers']; readonly body?: string },
  steady: (text: string) => string,
): CapturedMessage {
  const kept = headers
    .filter(([name]) => !VARYING.test(name))
    .map(([name, value]) => [name, steady(value)] as const)
  return { headers: kept, ...(body === '' ? {} : { body: shorten(steady(indent(body))) }) }
}

function indent(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}

function shorten(text: string): string {
  const lines = text.split('\n')
  const shown = lines.slice(0, MOST_LINES).map((line) => {
    return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line
  })
  const more = lines.length - shown.length
  return [...shown, ...(more > 0 ? [`… ${more} more lines`] : [])].join('\n')
}
