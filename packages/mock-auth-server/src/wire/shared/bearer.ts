import { memoize } from '@smart-mock/fhir-engine/model/memoize'
import type { IncomingRequest } from '../../core/http/incoming-request.ts'
import { BearerError, NoBearerError } from '../../core/oauth/oauth-error.ts'

const B64TOKEN = /^[A-Za-z0-9\-._~+/]+=*$/

/** Returns the bearer token of a request, even if it is malformed; for inspection only. */
export function findBearerToken(incoming: IncomingRequest): string | undefined {
  const header = incoming.header('authorization')
  return header === undefined ? undefined : presented(header) || undefined
}

const presented = memoize((header) => /^bearer\s+(.*)$/i.exec(header)?.[1]?.trim() ?? '')

/**
 * Returns the bearer token of a request, from its only `Authorization` header (S-121, S-122, RFC 6750
 * sections 2 and 3.1). Throws `BearerError`: `invalid_request` for another or more than one location and for
 * a malformed header, `NoBearerError` without a header or with another scheme.
 */
export function requireBearerToken(incoming: IncomingRequest): string {
  if (incoming.rawQuery !== '' && incoming.query.has('access_token')) throw elsewhere('query')
  if (incoming.method === 'POST' && incoming.form.has('access_token')) throw elsewhere('body')
  const headers = incoming.headerAll('authorization')
  if (headers.length > 1) {
    throw new BearerError('invalid_request', 'The request has more than one Authorization header')
  }
  const [header] = headers
  if (header === undefined || !/^bearer(?: |$)/i.test(header)) throw new NoBearerError()
  const token = wellFormed(header)
  if (token === '') {
    throw new BearerError(
      'invalid_request',
      'The Authorization header must be "Bearer", one space and a token of letters, digits and - . _ ~ + / =',
    )
  }
  return token
}

/** The token of a header that is exactly as it has to be; empty for any other. */
const wellFormed = memoize((header) => {
  const [, token = '', more] = header.split(' ')
  return more === undefined && B64TOKEN.test(token) ? token : ''
})

function elsewhere(place: string): BearerError {
  const says = `A token in the ${place} is not accepted: send it in the Authorization header`
  return new BearerError('invalid_request', says)
}
