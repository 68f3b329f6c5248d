import { SmartError } from '../smart-error.ts'
import { toNetworkError } from './network-error.ts'

/** A fetch function that always ends, never follows redirects and never reads more than its limits. */
export type BoundedFetch = (url: string, init: RequestInit, bounds: Bounds) => Promise<BoundedResponse>

export interface Bounds {
  timeoutMs: number
  maxBytes: number
  /** `true` when the body is not text: it is in `content`, and `text` only states its size. */
  binary?: boolean
}

/** A response that was read to its end. `text` is the raw body. */
export interface BoundedResponse {
  status: number
  statusText: string
  headers: Headers
  text: string
  bytes: number
  content?: Uint8Array
}

/**
 * Returns a fetch that throws what `toError` makes of a failure, or the SmartError too-large. The timeout covers the body
 * too (F-281).
 */
export const createBoundedFetch =
  (toError: (thrown: unknown, url: string, timeoutMs: number) => SmartError): BoundedFetch =>
  async (url, init, bounds) => {
    const timeout = AbortSignal.timeout(bounds.timeoutMs)
    const signal = init.signal ? AbortSignal.any([timeout, init.signal]) : timeout
    try {
      const response = await fetch(url, { ...init, redirect: 'manual', signal })
      const { status, statusText, headers } = response
      return { status, statusText, headers, ...(await readBody(response, bounds, signal)) }
    } catch (thrown) {
      throw toError(thrown, url, bounds.timeoutMs)
    }
  }

/** Fetches by Node.js. @throws SmartError timeout, network, tls or too-large */
export const fetchBounded = /* @__PURE__ */ createBoundedFetch(toNetworkError)

type Body = Pick<BoundedResponse, 'text' | 'bytes' | 'content'>

async function readBody(
  response: Response,
  { maxBytes, binary = false }: Bounds,
  signal: AbortSignal,
): Promise<Body> {
  if (!response.body) return { text: '', bytes: 0 }
  const decoder = new TextDecoder()
  const chunks: Uint8Array[] = []
  let text = ''
  let bytes = 0
  for await (const chunk of iterate(response.body, signal)) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) throw tooLarge(maxBytes)
    if (binary) chunks.push(chunk)
    else text += decoder.decode(chunk, { stream: true })
  }
  if (!binary) return { text: text + decoder.decode(), bytes }
  const content = new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer())
  return { text: `[${bytes} bytes]`, bytes, content }
}

function tooLarge(maxBytes: number): SmartError {
  return new SmartError(
    'too-large',
    `The response is larger than ${maxBytes} bytes, so reading it was stopped.`,
    {
      whyItMatters: 'A client that reads without a limit can be brought down by a single response.',
      whatToTry: 'Request less (for example with _count), or check why the server sends so much here.',
    },
  )
}

// Not every browser can iterate a stream with for-await yet.
async function* iterate(stream: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  const aborted = abortOf(signal)
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), aborted])
      if (done) return
      yield value
    }
  } finally {
    reader.cancel().catch(() => {})
  }
}

/** Rejects when the time is over: Node 20 never ends the read of a large damaged gzip body by itself (F-283). */
function abortOf(signal: AbortSignal): Promise<never> {
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  aborted.catch(() => {})
  return aborted
}
