import type { IncomingMessage } from 'node:http'

const EMPTY = new Uint8Array(0)
/**
 * Maximum number of bytes of a body that are stored; the rest is read and dropped, so that the client can
 * finish sending.
 */
const KEPT_BYTES = 16 * 1024 * 1024
/** Maximum number of bytes that are read before the connection is closed. */
const READ_BYTES = 128 * 1024 * 1024

export interface RequestBody {
  readonly body: Uint8Array
  readonly truncated: boolean
}

/** Reads a request body within bounds; `undefined` when the client broke off or sent without end. */
export function readBody(request: IncomingMessage): Promise<RequestBody | undefined> {
  const { method } = request
  if ((method === 'GET' || method === 'HEAD') && request.headers['transfer-encoding'] === undefined) {
    if (Number(request.headers['content-length'] ?? 0) === 0) {
      return Promise.resolve({ body: EMPTY, truncated: false })
    }
  }
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let kept = 0
    let read = 0
    request.on('data', (chunk: Buffer) => {
      read += chunk.length
      if (read <= KEPT_BYTES) {
        kept = read
        chunks.push(chunk)
      } else if (read > READ_BYTES) {
        request.destroy()
        resolve(undefined)
      }
    })
    request.on('end', () =>
      resolve({ body: chunks.length === 1 ? first(chunks) : Buffer.concat(chunks), truncated: read > kept }),
    )
    request.on('error', () => resolve(undefined))
    request.on('close', () => resolve(undefined))
  })
}

function first(chunks: readonly Buffer[]): Uint8Array {
  return chunks[0] ?? EMPTY
}
