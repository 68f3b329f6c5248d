import type { HeaderPair } from '../core/http/incoming-request.ts'

let second = Number.NaN
let header: HeaderPair = ['Date', '']

/**
 * Creates the `Date` header at a time in milliseconds (RFC 9110 section 5.6.7); replies of one second share
 * it.
 */
export function createDateHeader(at: number): HeaderPair {
  const wanted = Math.floor(at / 1000)
  if (wanted !== second) {
    second = wanted
    header = ['Date', new Date(wanted * 1000).toUTCString()]
  }
  return header
}
