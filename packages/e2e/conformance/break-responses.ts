import { vi } from 'vitest'

/** A response that is given instead of that of the server, or that none arrives. */
export type Breakage =
  | { readonly status: number; readonly type?: string; readonly body?: string }
  | 'reset'
  | 'cut'
  | 'redirect to itself'

/** Header by which a broken response is recognized. */
const MARK = 'x-broken'

/** Replaces the responses to requests of this process whose URL matches, until the globals are restored. */
export function breakResponses(place: RegExp, breakage: Breakage): void {
  const original = globalThis.fetch
  vi.stubGlobal('fetch', async (input: string | URL | Request, init?: RequestInit) => {
    const url = input instanceof Request ? input.url : String(input)
    return place.test(url) ? buildResponse(url, breakage) : original(input, init)
  })
}

function buildResponse(url: string, breakage: Breakage): Response {
  const open = { [MARK]: '1', 'access-control-allow-origin': '*' }
  if (breakage === 'reset') throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } })
  if (breakage === 'redirect to itself')
    return new Response(null, { status: 302, headers: { ...open, location: url } })
  if (breakage === 'cut') {
    const body = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('{"resourceType":'))
        controller.error(new TypeError('terminated', { cause: { code: 'ECONNRESET' } }))
      },
    })
    return new Response(body, { headers: { ...open, 'content-type': 'application/json' } })
  }
  const { status, type, body = null } = breakage
  return new Response(body, { status, headers: { ...open, ...(type && { 'content-type': type }) } })
}

interface ShownExchange {
  readonly id: string
  readonly error?: unknown
  readonly response?: { readonly headers: readonly (readonly [string, string])[] }
}

/** Returns `true` for an exchange whose response was broken, or that got none. */
export const isBroken = ({ error, response }: ShownExchange): boolean =>
  error !== undefined || response?.headers.some(([name]) => name === MARK) === true
