import type { Exchange, HeaderList } from '../../../model/exchange.ts'
import { version } from '../../../server/settings/version.ts'
import { withoutTrailingSlash } from '../../../smart/discovery/fhir-base.ts'
import { createRecorder, type RecordedResult } from '../../../smart/http/recorder.ts'
import type { Environment } from '../../../smart/run/environment.ts'
import type { CaseRequest } from '../../declare/case-tools.ts'
import type { RunSettings } from '../settings.ts'
import { createPace } from './create-pace.ts'
import { createRawFetch } from './send-raw.ts'

/** Milliseconds to wait after a 429 without a usable Retry-After, and at most. */
const WAIT_MS = 2_000
const MAX_WAIT_MS = 30_000
/** Characters of a response that a report shows. */
const KEPT_CHARACTERS = 4_000
const FORM = 'application/x-www-form-urlencoded;charset=UTF-8'

/** Ends a run: the server has asked for it. */
export class TooManyRequests extends Error {
  override readonly name = 'TooManyRequests'
}

export type Send = (url: string, request?: CaseRequest) => Promise<RecordedResult>

/**
 * Creates the function that sends the requests of a run: one at a time, paced, redirects not followed. A 429 is honoured
 * once. @throws TooManyRequests at the second
 */
export function createSend(
  { target, limits }: Pick<RunSettings, 'target' | 'limits'>,
  environment: Environment,
  onExchange: (exchange: Exchange) => void,
): Send {
  const { now, newId, sleep } = environment
  const record = createRecorder({ stepId: 'conformance', newId, now, onExchange })
  const pace = createPace(target.fhirBase, limits.requestsPerSecond, environment)
  const refusalPace = createPace(target.fhirBase, limits.refusedPerSecond, environment)
  const fhirBase = `${withoutTrailingSlash(target.fhirBase)}/`
  let last: Promise<unknown> = Promise.resolve()

  const sendOnce = async (url: string, request: CaseRequest): Promise<RecordedResult> => {
    await pace()
    if (isAuthentication(request)) await refusalPace()
    const {
      headers = {},
      body,
      secretParameters = [],
      method = body === undefined ? 'GET' : 'POST',
    } = request
    const list: HeaderList = Array.isArray(headers) ? headers : Object.entries(headers)
    const init = {
      method,
      headers: addOwn(list, body),
      ...(body === undefined ? {} : { body: String(body) }),
    }
    const to = url.startsWith(fhirBase) ? 'fhir-server' : 'authorization-server'
    const raw = Array.isArray(headers) ? { send: createRawFetch(init.headers) } : {}
    return record(url, init, { to, keptCharacters: KEPT_CHARACTERS, secretParameters, ...raw })
  }
  const sendPatiently = async (url: string, request: CaseRequest): Promise<RecordedResult> => {
    const result = await sendOnce(url, request)
    if (result.status !== 429) return result
    await sleep(readWait(result.headers))
    const again = await sendOnce(url, request)
    if (again.status === 429) throw new TooManyRequests(`${url} returned 429 again after a wait.`)
    return again
  }
  return (url, request = {}) => {
    const sent = last.then(() => sendPatiently(url, request))
    last = sent.catch(() => {})
    return sent
  }
}

const isAuthentication = ({ body }: CaseRequest): boolean =>
  body instanceof URLSearchParams && body.has('client_assertion')

/** Adds what every request of a run carries, unless it has one of its own. */
function addOwn(headers: HeaderList, body: CaseRequest['body']): HeaderList {
  const has = (wanted: string) => headers.some(([name]) => name.toLowerCase() === wanted)
  return [
    ...headers,
    ...(has('user-agent') ? [] : [['user-agent', `smart-client-conformance/${version}`] as [string, string]]),
    ...(body instanceof URLSearchParams && !has('content-type')
      ? [['content-type', FORM] as [string, string]]
      : []),
  ]
}

function readWait(headers: Headers): number {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return seconds > 0 ? Math.min(seconds * 1000, MAX_WAIT_MS) : WAIT_MS
}
