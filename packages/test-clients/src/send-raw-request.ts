import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { gunzipSync } from 'node:zlib'

/** A reply as it arrived over the socket. */
export interface RawReply {
  readonly version: string
  readonly status: number
  readonly reason: string
  readonly headers: readonly (readonly [string, string])[]
  /** The body by its framing, or the part of it before the end. */
  readonly body: string
  /** `true` when the body is complete by its own framing. */
  readonly whole: boolean
  readonly end: 'closed' | 'reset' | 'timeout' | 'kept'
}

export interface RawRequest {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly timeoutMs?: number
  /** The only trusted certificates (PEM), for their hosts and while they are valid. */
  readonly trusts?: string | undefined
}

/** TLS options that accept every certificate, and every version that OpenSSL still has. */
const LAX = { rejectUnauthorized: false, minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } as const

/**
 * Sends one request over its own socket and returns the raw response; certificates are verified only with
 * `trusts`.
 */
export function sendRawRequest(url: string, request: RawRequest = {}): Promise<RawReply> {
  const { method = 'GET', headers = {}, body = '', timeoutMs = 1000, trusts } = request
  const { protocol, hostname, port, host } = new URL(url)
  const target = url.slice(url.indexOf(host) + host.length) || '/'
  const length = body === '' && method === 'GET' ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }
  const lines = Object.entries({ Host: host, ...headers, ...length }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  const head = `${method} ${target.split('#')[0]} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`
  return new Promise((resolve) => {
    const place = { host: hostname === 'localhost' ? '127.0.0.1' : hostname, port: Number(port) }
    const tls = trusts === undefined ? LAX : { ca: trusts, servername: hostname }
    const socket: Socket = protocol === 'https:' ? connectTls({ ...place, ...tls }) : connect(place)
    const chunks: Buffer[] = []
    const finish = (end: RawReply['end']) => {
      clearTimeout(timer)
      socket.destroy()
      const reply = parse(Buffer.concat(chunks), method)
      resolve({ ...reply, whole: reply.whole || (end === 'closed' && endsWithConnection(reply)), end })
    }
    const timer = setTimeout(() => finish('timeout'), timeoutMs)
    socket.on('error', (error: NodeJS.ErrnoException) =>
      finish(error.code === 'ECONNRESET' ? 'reset' : 'closed'),
    )
    socket.on('close', () => finish('closed'))
    socket.on('data', (chunk) => {
      chunks.push(chunk)
      const text = chunk.toString('latin1')
      const soFar =
        chunks.length > 1 || text.includes('\r\n\r\n') ? parse(Buffer.concat(chunks), method) : undefined
      if (
        soFar?.whole &&
        !soFar.headers.some(([name, value]) => /^connection$/i.test(name) && /close/i.test(value))
      ) {
        finish('kept')
      }
    })
    socket.write(head + body)
  })
}

/** Returns `true` when only the end of the connection ends the body (RFC 9112 section 6.3). */
function endsWithConnection({ status, headers }: Pick<RawReply, 'status' | 'headers'>): boolean {
  return status > 0 && !headers.some(([name]) => /^(?:content-length|transfer-encoding)$/i.test(name))
}

function parse(bytes: Buffer, method: string): Omit<RawReply, 'end'> {
  const split = bytes.indexOf('\r\n\r\n')
  if (split < 0) return { version: '', status: 0, reason: '', headers: [], body: '', whole: false }
  const [first = '', ...lines] = bytes.toString('utf8', 0, split).split('\r\n')
  const [, version = '', status = '0', reason = ''] = /^HTTP\/(\d\.\d) (\d+) ?(.*)$/.exec(first) ?? []
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon), line.slice(colon + 1).trim()]
  })
  const find = (name: string) => headers.find(([key]) => key.toLowerCase() === name)?.[1]
  const rest = bytes.subarray(split + 4)
  const frame = { version, status: Number(status), reason, headers }
  const decode = find('content-encoding') === 'gzip' ? gunzipped : (raw: Buffer) => raw.toString('utf8')
  if (find('transfer-encoding') === 'chunked') {
    const { body, whole } = dechunk(rest)
    return { ...frame, body: decode(body), whole }
  }
  const length = find('content-length')
  const bodiless = method === 'HEAD' || status === '304' || (status === '204' && length === undefined)
  const whole = bodiless || (length !== undefined && rest.length >= Number(length))
  return { ...frame, body: decode(rest), whole }
}

/**
 * Decompresses gzip; returns an empty text for other bytes, as a careless client that ignores the error would
 * have.
 */
function gunzipped(bytes: Buffer): string {
  try {
    return gunzipSync(bytes).toString('utf8')
  } catch {
    return ''
  }
}

function dechunk(bytes: Buffer): { body: Buffer; whole: boolean } {
  const parts: Buffer[] = []
  let at = 0
  for (;;) {
    const end = bytes.indexOf('\r\n', at)
    if (end < 0) return { body: Buffer.concat(parts), whole: false }
    const size = Number.parseInt(bytes.subarray(at, end).toString('latin1'), 16)
    if (size === 0) return { body: Buffer.concat(parts), whole: true }
    if (Number.isNaN(size) || bytes.length < end + 2 + size)
      return { body: Buffer.concat(parts), whole: false }
    parts.push(bytes.subarray(end + 2, end + 2 + size))
    at = end + 2 + size + 2
  }
}
