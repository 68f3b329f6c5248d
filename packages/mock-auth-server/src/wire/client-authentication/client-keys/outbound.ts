import type { HeaderPair } from '../../../core/http/incoming-request.ts'
import { readBounded } from '../../../core/http/read-bounded.ts'
import type { Reply } from '../../../core/http/reply.ts'
import { createFacts } from '../../../core/journal/facts.ts'
import type { Tenant } from '../../../state/tenant.ts'

const TIMEOUT_MS = 2000
const LIMIT = 64 * 1024

/** The result of a request that the mock itself sent; `problem` is set when there is no usable response. */
export interface OutshortenResult {
  readonly status: number
  readonly headers: Headers
  readonly body: string
  readonly problem: string | undefined
}

/** Sends a GET of the mock itself: no redirects, 64 kB, two seconds; recorded as an `outbound` exchange. */
export async function fetchOutbound(
  tenant: Tenant,
  run: string | undefined,
  url: string,
  headers: readonly HeaderPair[],
): Promise<OutshortenResult> {
  const entry = tenant.journal.open({
    tenant: tenant.name,
    run,
    attribution: run === undefined ? 'none' : 'adjacent',
    straggler: false,
    step: 'outbound',
    listener: 'public',
    direction: 'out',
    startedAt: tenant.clock.now(),
    request: { method: 'GET', target: url, headers, body: '', bodyBytes: 0 },
    facts: createFacts(),
    preset: tenant.inForce.preset,
  })
  const fetched = await get(url, headers)
  const reply: Reply = {
    status: fetched.status,
    headers: [...fetched.headers].map(([name, value]): HeaderPair => [name, value]),
    body: fetched.body,
  }
  if (fetched.problem !== undefined) entry.facts.diagnosis = fetched.problem
  tenant.journal.close(entry, {
    original: reply,
    sent: reply,
    delivery: fetched.status === 0 ? 'aborted' : 'delivered',
    at: tenant.clock.now(),
  })
  return fetched
}

async function get(url: string, requestHeaders: readonly HeaderPair[]): Promise<OutshortenResult> {
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: requestHeaders.map(([name, value]): [string, string] => [name, value]),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const { status, headers } = response
    const body = await readBounded(response, LIMIT)
    const unchanged = status === 304 && requestHeaders.some(([name]) => name === 'If-None-Match')
    const problem =
      body === undefined
        ? 'it is larger than 64 kB'
        : status === 200 || unchanged
          ? undefined
          : `it returned ${status}${status >= 300 && status < 400 ? ', and redirects are not followed' : ''}`
    return { status, headers, body: body ?? '', problem }
  } catch (error) {
    return { status: 0, headers: new Headers(), body: '', problem: whyNot(error) }
  }
}

function whyNot(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'it did not respond within 2 seconds'
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return `it is unreachable (${cause instanceof Error ? cause.message || cause.name : cause})`
}
