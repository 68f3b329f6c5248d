import { expect, test } from 'vitest'
import { toNetworkError } from './network-error.ts'

/** Creates an error as fetch throws it: the reason is in the cause. */
const failed = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('because'), { code }) })

test.each([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', /signed by an unknown authority/],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /signed by an unknown authority/],
  ['CERT_HAS_EXPIRED', /its certificate has expired/],
  ['CERT_NOT_YET_VALID', /not valid yet/],
  ['ERR_TLS_CERT_ALTNAME_INVALID', /for another host/],
  ['CERT_REVOKED', /was revoked/],
  ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', /no TLS version/],
  ['ERR_SSL_UNSUPPORTED_PROTOCOL', /no TLS version/],
  ['EPROTO', /aborted \(EPROTO\)/],
])('describes %s in words (F-277, F-278)', (code, words) => {
  const error = toNetworkError(failed(code), 'https://ehr.example/auth/token', 1000)
  expect(error.code).toBe('tls')
  expect(error.message).toMatch(words)
  expect(error.message).toContain('ehr.example')
})

test('mentions TLS only for TLS errors (F-280)', () => {
  const error = toNetworkError(failed('ECONNREFUSED'), 'https://ehr.example/auth/token', 1000)
  expect([error.code, error.message]).toEqual([
    'network',
    'No usable response from ehr.example: nothing listens there (ECONNREFUSED).',
  ])
})
