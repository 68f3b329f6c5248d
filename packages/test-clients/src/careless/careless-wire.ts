import { type RawReply, type RawRequest, rawRequest } from '../raw-request.ts'
import { headerOf } from './careless-reading.ts'

/** One exchange as the client saw it. */
export interface Seen {
  readonly url: string
  readonly reply: RawReply
}

/** How often it does again what did not work. */
export const TRIES = 4
/** Thrown once there has been enough. */
export const ENOUGH = Symbol('enough')

/** How a careless client asks: it retries at once, follows everything, and opens whatever looks like a link. */
export class CarelessWire {
  readonly seen: Seen[] = []
  readonly #origin: string
  readonly #enough: (() => boolean) | undefined

  /** `enough` is asked before every request. */
  constructor(origin: string, enough?: () => boolean) {
    this.#origin = origin
    this.#enough = enough
  }

  /** Repeats at once until it works, and follows redirects with everything it carries. */
  async insist(url: string, request: RawRequest = {}): Promise<RawReply> {
    let reply = await this.send(url, request)
    for (let attempt = 1; attempt < TRIES; attempt++) {
      const location = headerOf(reply, 'location')
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
    const reply = await rawRequest(url, { ...request, headers })
    this.seen.push({ url, reply })
    return reply
  }

  /** Whatever looks like a link, in markup and scripts too, is opened. */
  async openLinks(text: string): Promise<void> {
    for (const [url] of text.matchAll(/https?:\/\/[^\s"'<>)]+/g)) await this.send(url)
  }
}
