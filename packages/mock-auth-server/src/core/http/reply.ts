import type { HeaderPair } from './incoming-request.ts'

/** Effects on the socket of a response; every time is in milliseconds, every size in bytes. */
export interface WireEffects {
  /** Wait before the first byte. */
  delayMs?: number
  /** Accept the request and never respond; released by reset, shutdown, or after ten minutes. */
  hang?: boolean
  /** Reset the connection: before any byte, or after this number of bytes of the body. */
  resetAfterBytes?: number
  /** Announce the whole length, send only this number of bytes of the body, then close. */
  truncateAfterBytes?: number
  /** Send this number of bytes of the body at a time, with a pause between. */
  dribble?: { bytes: number; intervalMs: number }
  /** Answer in this version: no length is announced, the body ends with the connection. */
  version?: '1.0'
  /** Replaces the reason phrase. */
  reason?: string
  /** Send the body in chunks of this size instead of announcing its length. */
  chunkBytes?: number
}

export type ReplyBody = string | Uint8Array | AsyncIterable<Uint8Array>

/** A reply as data: ordered headers in their own spelling, any status, any body. */
export interface Reply {
  readonly status: number
  readonly headers: readonly HeaderPair[]
  readonly body: ReplyBody
  readonly effects?: WireEffects
}

const JSON_TYPE: HeaderPair = ['Content-Type', 'application/json']
const NO_SNIFF: HeaderPair = ['X-Content-Type-Options', 'nosniff']

/** Creates a JSON reply; extra headers follow the content type. */
export function createJsonReply(status: number, body: unknown, headers: readonly HeaderPair[] = []): Reply {
  return {
    status,
    headers: [JSON_TYPE, NO_SNIFF, ...headers],
    body: JSON.stringify(body),
  }
}

/** Creates an HTML reply that browsers neither sniff nor cache. */
export function createHtmlReply(status: number, body: string, headers: readonly HeaderPair[] = []): Reply {
  return {
    status,
    headers: [
      ['Content-Type', 'text/html; charset=utf-8'],
      NO_SNIFF,
      ['Cache-Control', 'no-store'],
      ['Referrer-Policy', 'no-referrer'],
      ...headers,
    ],
    body,
  }
}

/** Returns the first header of that name in a reply, compared without case. */
export function findReplyHeader(reply: Reply, name: string): string | undefined {
  const wanted = name.toLowerCase()
  return reply.headers.find(([key]) => key.toLowerCase() === wanted)?.[1]
}

/** Returns the reply with that header set (replaced where it stood) or, without a value, removed. */
export function withHeader(reply: Reply, name: string, value?: string): Reply {
  const wanted = name.toLowerCase()
  const others = reply.headers.filter(([key]) => key.toLowerCase() !== wanted)
  return { ...reply, headers: value === undefined ? others : [...others, [name, value]] }
}

/** Returns the body as text; `undefined` for a streamed body. */
export function readReplyText(reply: Reply): string | undefined {
  if (typeof reply.body === 'string') return reply.body
  return reply.body instanceof Uint8Array ? new TextDecoder().decode(reply.body) : undefined
}
