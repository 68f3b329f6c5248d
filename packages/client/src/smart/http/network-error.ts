import { SmartError } from '../smart-error.ts'
import { createNetworkError, describeCause, toFetchError } from './fetch-error.ts'

const TLS_CODE = /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY|EPROTO|ALTNAME/

const WORDS_FOR_TLS: readonly (readonly [RegExp, string])[] = [
  [/SELF_SIGNED|UNABLE_TO_|UNTRUSTED/, 'its certificate is signed by an unknown authority'],
  [/EXPIRED/, 'its certificate has expired'],
  [/NOT_YET_VALID/, 'its certificate is not valid yet'],
  [/ALTNAME/, 'its certificate is for another host'],
  [/REVOKED/, 'its certificate was revoked'],
  [
    /PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL/,
    'it supports no TLS version that this client accepts (1.2 and above)',
  ],
]

const MEANING: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'the host name is unknown',
  EAI_AGAIN: 'the host name could not be resolved',
  ECONNRESET: 'the connection was reset before the response was complete',
  UND_ERR_SOCKET: 'the connection was closed before the response was complete',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the connection was closed before the response was complete',
  EHOSTUNREACH: 'the host is unreachable',
  Z_DATA_ERROR: 'the compressed body is damaged',
  Z_BUF_ERROR: 'the compressed body is truncated',
}

/** Returns what the fetch of Node.js threw in words: timeout, TLS, refused, reset (F-277, F-280, F-283). */
export function toNetworkError(thrown: unknown, url: string, timeoutMs: number): SmartError {
  return toFetchError(thrown, url, timeoutMs, explainNodeFailure)
}

function explainNodeFailure(thrown: unknown, place: string): SmartError | undefined {
  const code = causeCode(thrown)
  if (code === '') return undefined
  if (TLS_CODE.test(code)) {
    const why = WORDS_FOR_TLS.find(([known]) => known.test(code))?.[1]
    const says = `The TLS connection to ${place} was aborted${why ? `: ${why}` : ''} (${code}).`
    return new SmartError('tls', says, {
      whyItMatters:
        'Without a valid certificate and a current version of TLS it is unknown who would receive codes and tokens.',
      whatToTry:
        'Use a certificate that is valid for this host name and known to this machine (NODE_EXTRA_CA_CERTS), and TLS 1.2 or above.',
      cause: thrown,
    })
  }
  const meaning = MEANING[code] ?? (thrown instanceof Error ? describeCause(thrown) : String(thrown))
  return createNetworkError(place, `${meaning} (${code})`, thrown)
}

function causeCode(thrown: unknown): string {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if ('code' in error && typeof error.code === 'string') return error.code
    if (error instanceof AggregateError && error.errors[0] !== undefined) return causeCode(error.errors[0])
  }
  return ''
}
