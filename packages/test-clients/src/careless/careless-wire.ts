import { type RawReply, type RawRequest, sendRawRequest } from '../send-raw-request.ts'
import { findHeader } from './careless-parsing.ts'

/** One exchange as the client saw it. */
export interface ClientExchange {
  readonly url: string
  readonly reply: RawReply
}

/** Number of attempts at a request that fails. */
export const TRIES = 4
/** Thrown when `enough` returns `true`. */
export const ENOUGH = Symbol('enough')

/**
 * The HTTP client of a careless client: it retries at once, follows every redirect, and opens everything that
 * looks like a link.
 */
export class CarelessWire {
  readonly seen: ClientExchange[] = []
  readonly #origin: string
  readonly #enough: (() => boolean) | undefined

  /** Creates the client; `enough` is called before every request. */
  constructor(origin: string, enough?: () => boolean) {
    this.#origin = origin
    this.#enough = enough
  }

  /** Repeats at once until it succeeds, and follows redirects with all its headers. */
  async insist(url: string, request: RawRequest = {}): Promise<RawReply> {
    let reply = await this.send(url, request)
    for (let attempt = 1; attempt < TRIES; attempt++) {
      const location = findHeader(reply, 'location')
      if (reply.status >= 300 && reply.status < 400 && location !== undefined) {
        reply = await this.send(new URL(location, url).href, request)
      } else if (reply.status === 0 || reply.status >= 400 || !reply.whole)
        reply = await this.send(url, request)
      else return reply
    }
    return reply
  }

  async send(url: string, request: RawRequest = {}): Promise<RawReply> {
    if (this.#enough?.()) throw ENOUGH
    const headers = { Origin: this.#origin, 'Accept-Encoding': 'gzip', ...request.headers }
    const reply = await sendRawRequest(url, { ...request, headers })
    this.seen.push({ url, reply })
    return reply
  }

  /** Opens everything that looks like a link, in markup and scripts too. */
  async openLinks(text: string): Promise<void> {
    for (const [url] of text.matchAll(/https?:\/\/[^\s"'<>)]+/g)) await this.send(url)
  }
}
