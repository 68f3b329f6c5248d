import { SmartError } from '../smart-error.ts'

const TLS_CODE = /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY|EPROTO|ALTNAME/

const WORDS_FOR_TLS: readonly (readonly [RegExp, string])[] = [
  [/SELF_SIGNED|UNABLE_TO_|UNTRUSTED/, 'its certificate is signed by nobody that this machine knows'],
  [/EXPIRED/, 'its certificate has expired'],
  [/NOT_YET_VALID/, 'its certificate is not valid yet'],
  [/ALTNAME/, 'its certificate is for another host'],
  [/REVOKED/, 'its certificate was revoked'],
  [
    /PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL/,
    'it speaks no version of TLS that this client does, which is 1.2 and above',
  ],
]

const MEANING: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'the host name is unknown',
  EAI_AGAIN: 'the host name could not be looked up',
  ECONNRESET: 'the connection was reset before the answer was complete',
  UND_ERR_SOCKET: 'the connection was closed before the answer was complete',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the connection was closed before the answer was complete',
  EHOSTUNREACH: 'the host cannot be reached',
  Z_DATA_ERROR: 'the compressed body is damaged',
  Z_BUF_ERROR: 'the compressed body is cut short',
}

/** What fetch threw, said in words: timeout, TLS, refused, reset (F-277, F-280, F-283). */
export function toNetworkError(thrown: unknown, url: string, timeoutMs: number): SmartError {
  if (thrown instanceof SmartError) return thrown
  const place = placeOf(url)
  if (isAbort(thrown, 'TimeoutError')) {
    return new SmartError(
      'timeout',
      `${place} did not answer completely within ${timeoutMs / 1000} seconds.`,
      {
        whatToTry: 'Check that the server is up and reachable from where this client runs, then try again.',
        cause: thrown,
      },
    )
  }
  if (isAbort(thrown, 'AbortError'))
    return new SmartError('cancelled', 'The request was cancelled.', { cause: thrown })
  const code = causeCode(thrown)
  if (TLS_CODE.test(code)) {
    const why = WORDS_FOR_TLS.find(([known]) => known.test(code))?.[1]
    const says = `The TLS connection to ${place} was broken off${why ? `: ${why}` : ''} (${code}).`
    return new SmartError('tls', says, {
      whyItMatters:
        'Without a valid certificate and a current version of TLS nobody knows who would receive codes and tokens.',
      whatToTry:
        'Use a certificate that is valid for this host name and known to this machine (NODE_EXTRA_CA_CERTS), and TLS 1.2 or above.',
      cause: thrown,
    })
  }
  const meaning = MEANING[code] ?? (thrown instanceof Error ? causeMessage(thrown) : String(thrown))
  return new SmartError('network', `No usable answer from ${place}: ${meaning}${code ? ` (${code})` : ''}.`, {
    whatToTry: 'Check the address and the port, and that the server runs.',
    cause: thrown,
  })
}

function isAbort(thrown: unknown, name: string): boolean {
  if (!(thrown instanceof Error)) return false
  return thrown.name === name || (thrown.cause instanceof Error && thrown.cause.name === name)
}

function causeCode(thrown: unknown): string {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if ('code' in error && typeof error.code === 'string') return error.code
    if (error instanceof AggregateError && error.errors[0] !== undefined) return causeCode(error.errors[0])
  }
  return ''
}

function causeMessage(error: Error): string {
  const message = error.cause instanceof Error ? error.cause.message : error.message
  return message === 'bad port' ? 'its port is reserved for another protocol, and fetch refuses it' : message
}

function placeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}
