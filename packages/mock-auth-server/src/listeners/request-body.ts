import type { IncomingMessage } from 'node:http'

const EMPTY = new Uint8Array(0)
/**
 * Maximum number of bytes of a body that are stored; the rest is read and dropped, so that the client can
 * finish sending.
 */
const KEPT_BYTES = 16 * 1024 * 1024
/** Maximum number of bytes that are read before the connection is closed. */
const READ_BYTES = 128 * 1024 * 1024
/** Maximum number of bytes of all large bodies that are stored at once, hanging exchanges included. */
const LARGE_BYTES = 64 * 1024 * 1024
/** Size from which a body is large. */
const LARGE = 64 * 1024
let largeBytes = 0

export interface RequestBody {
  readonly body: Uint8Array
  /** `true` when the body, or all large ones together, were larger than what is stored. */
  readonly truncated: boolean
  /** Says that the body is needed no longer. */
  release(): void
}

const NONE: RequestBody = { body: EMPTY, truncated: false, release: () => undefined }

/** Reads a request body within bounds; `undefined` when the client broke off or sent without end. */
export function readBody(
  request: IncomingMessage,
): RequestBody | undefined | Promise<RequestBody | undefined> {
  const { method } = request
  if ((method === 'GET' || method === 'HEAD') && request.headers['transfer-encoding'] === undefined) {
    if (Number(request.headers['content-length'] ?? 0) === 0) return NONE
  }
  return new Promise((resolve) => {
    let chunks: Buffer[] = []
    let read = 0
    /** The bytes that count among the large ones. */
    let held = 0
    let truncated = false
    const release = () => {
      largeBytes -= held
      held = 0
    }
    const drop = () => {
      truncated = true
      chunks = []
      release()
    }
    const fail = () => {
      release()
      resolve(undefined)
    }
    request.on('data', (chunk: Buffer) => {
      read += chunk.length
      if (read > READ_BYTES) {
        request.destroy()
        fail()
      }
      if (truncated) return
      chunks.push(chunk)
      if (read <= LARGE) return
      largeBytes += read - held
      held = read
      if (read > KEPT_BYTES || largeBytes > LARGE_BYTES) drop()
    })
    request.on('end', () => {
      request.off('close', fail)
      const body = chunks.length === 1 ? (chunks[0] ?? EMPTY) : Buffer.concat(chunks)
      resolve({ body, truncated, release })
    })
    request.on('error', fail)
    request.on('close', fail)
  })
}
