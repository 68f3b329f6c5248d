import { isResourceType } from '@smart-mock/fhir-engine/definitions/search-parameters'
import { findHeader } from '../../../../core/http/find-header.ts'
import { type Exchange, isSuccessful } from '../recording/exchange.ts'
import type { Recording } from '../recording/recording.ts'
import { readBearer, readTarget } from './find-dropped-types.ts'
import { isUncovered } from './is-uncovered.ts'

/** Status of a strict server, by the causes that a HAR shows. */
export const STRICT_STATUS = {
  noToken: 401,
  badToken: 401,
  insufficientScope: 403,
  notFound: 404,
  unknownType: 404,
  notAcceptable: 406,
} as const
export type FhirCause = keyof typeof STRICT_STATUS

/** Returns the cause of an error of the FHIR API, or `undefined` when the HAR does not show it. */
export function findFhirCause(exchange: Exchange, recording: Recording): FhirCause | undefined {
  const { status, method, requestHeaders } = exchange
  if (status < 400 || status >= 500) return undefined
  const [type, id] = readTarget(exchange, recording)
  const isSent = findHeader(requestHeaders, 'authorization') !== undefined
  if (status === 406) return 'notAcceptable'
  if (recording.hasCredentials && !isSent) return status === 401 || status === 403 ? 'noToken' : undefined
  const isRefused = status === 403 || (status === 401 && isWorking(exchange, recording))
  if (isSent && isRefused && isUncovered(exchange, type, recording)) return 'insufficientScope'
  if (status === 401 && isSent) return 'badToken'
  if (/^[A-Z][A-Za-z]+$/.test(type) && !isResourceType(type)) return 'unknownType'
  return status === 404 && method === 'GET' && id !== undefined && isServed(type, recording)
    ? 'notFound'
    : undefined
}

const isServed = (type: string, recording: Recording) =>
  recording.fhir.some((each) => isSuccessful(each) && readTarget(each, recording)[0] === type)

/** Returns `true` when the token of a request is good for a later one. */
const isWorking = (exchange: Exchange, { fhir }: Recording) =>
  fhir.some(
    (each) =>
      each.number > exchange.number && isSuccessful(each) && readBearer(each) === readBearer(exchange),
  )
