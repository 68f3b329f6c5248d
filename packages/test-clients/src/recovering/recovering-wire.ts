import { type RawReply, type RawRequest, sendRawRequest } from '../send-raw-request.ts'

/** Tries in all, with pauses that grow. */
const PAUSES_MS = [350, 700]

/** The part of a reply that a page can see: nothing of it when CORS withholds it from the page. */
export interface Answer {
  readonly status: number
  readonly header: (name: string) => string | undefined
  /** The body as a JSON object; `undefined` when it is none. */
  readonly json: Record<string, unknown> | undefined
}

const NOTHING: Answer = { status: 0, header: () => undefined, json: undefined }

/**
 * The HTTP client of a recovering page: a repeatable request is tried at most three times, with growing
 * pauses or by Retry-After; a response that CORS forbids, that is incomplete, cannot be decoded or has an
 * untrusted certificate counts as none.
 */
export class RecoveringWire {
  readonly #origin: string
  readonly #trusts: string | undefined
  #preflighted = false

  constructor(origin: string, trusts: string | undefined) {
    this.#origin = origin
    this.#trusts = trusts
  }

  async send(url: string, request: RawRequest = {}, tries = 3): Promise<Answer> {
    for (let attempt = 0; ; attempt++) {
      const answer = await this.#once(url, request)
      const wait = retryAfterMs(answer)
      const again = answer.status === 0 || answer.status >= 500 || answer.status === 429
      if (!again || attempt + 1 >= tries) return answer
      await new Promise((resolve) => setTimeout(resolve, wait ?? PAUSES_MS[attempt] ?? 0))
    }
  }

  /** Returns `true` when the browser may send a request with a token there. */
  async mayAuthorize(url: string): Promise<boolean> {
    if (this.#preflighted) return true
    const reply = await sendRawRequest(url, {
      method: 'OPTIONS',
      trusts: this.#trusts,
      headers: {
        Origin: this.#origin,
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'authorization',
      },
    })
    const allowed = headerOf(reply, 'access-control-allow-headers')?.split(/, */) ?? []
    this.#preflighted = reply.status >= 200 && reply.status < 300 && allowed.includes('authorization')
    return this.#preflighted
  }

  async #once(url: string, request: RawRequest): Promise<Answer> {
    const headers = { Origin: this.#origin, 'Accept-Encoding': 'gzip', ...request.headers }
    const reply = await sendRawRequest(url, { ...request, headers, trusts: this.#trusts })
    const allowed = headerOf(reply, 'access-control-allow-origin')
    const page = reply.status < 300 || reply.status >= 400
    if (page && allowed !== '*' && allowed !== this.#origin) return NOTHING
    if (!reply.whole || (reply.body === '' && headerOf(reply, 'content-encoding') !== undefined))
      return NOTHING
    const seen = (headerOf(reply, 'access-control-expose-headers') ?? '').toLowerCase().split(/, */)
    return {
      status: reply.status,
      header: (name) => (name === 'content-type' || seen.includes(name) ? headerOf(reply, name) : undefined),
      json: objectIn(reply.body),
    }
  }
}

function retryAfterMs(answer: Answer): number | undefined {
  const value = answer.header('retry-after')
  if (value === undefined) return undefined
  return /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now()
}

function headerOf(reply: RawReply, name: string): string | undefined {
  return reply.headers.find(([key]) => key.toLowerCase() === name)?.[1]
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}
