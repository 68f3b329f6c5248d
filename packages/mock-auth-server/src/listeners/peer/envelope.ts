import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Listeners that a request may have come to. */
export const PASSED_LISTENERS = ['public', 'canary', 'control'] as const
export type PassedListener = (typeof PASSED_LISTENERS)[number]

/** The addition of a process to a request that it passes on, with the headers of the client as they were. */
export interface Envelope {
  readonly secret: string
  readonly listener: PassedListener
  readonly rawHeaders: readonly string[]
  /** Mark of the end of its reply. */
  readonly mark: string
  /** `true` when the body was too long to be passed on. */
  readonly isTruncated: boolean
  /** Time at which the request had come, in milliseconds since 1970. */
  readonly at: number
}

/** Name of the header that carries an envelope, in lower case. */
export const ENVELOPE_HEADER = 'x-smart-mock-passed'

export function encodeEnvelope(envelope: Envelope): string {
  return Buffer.from(JSON.stringify(envelope)).toString('base64url')
}

/** Returns the envelope of a request; `undefined` without one that has the secret. */
export function readEnvelope({ headers }: IncomingMessage, secret: string): Envelope | undefined {
  const text = headers[ENVELOPE_HEADER]
  if (typeof text !== 'string') return undefined
  try {
    const envelope = JSON.parse(Buffer.from(text, 'base64url').toString()) as Envelope
    const isKnown = isSame(envelope.secret, secret) && PASSED_LISTENERS.includes(envelope.listener)
    const isWhole =
      isTextList(envelope.rawHeaders) && typeof envelope.mark === 'string' && typeof envelope.at === 'number'
    return isKnown && isWhole ? envelope : undefined
  } catch {
    return undefined
  }
}

/** Gives a request the headers that the client sent. */
export function restoreHeaders(request: IncomingMessage, rawHeaders: readonly string[]): void {
  request.rawHeaders = [...rawHeaders]
  request.headers = {}
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? '').toLowerCase()
    const before = request.headers[name]
    // Node joins what it does not know to be single; what reads single ones takes the first.
    request.headers[name] =
      before === undefined || SINGLE.has(name)
        ? (before ?? rawHeaders[at + 1])
        : `${before}, ${rawHeaders[at + 1]}`
  }
}

const SINGLE: ReadonlySet<string> = new Set([
  ...['authorization', 'content-length', 'content-type', 'host', 'if-modified-since', 'if-unmodified-since'],
  ...['max-forwards', 'origin', 'referer', 'user-agent', 'from', 'location', 'retry-after', 'server', 'age'],
])

function isSame(one: unknown, other: string): boolean {
  if (typeof one !== 'string') return false
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}

function isTextList(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}
