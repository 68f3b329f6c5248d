import { findHeader } from '../../../../core/http/find-header.ts'
import { isSameJson, type Json } from '../../../../core/util/json.ts'
import { type Exchange, isObject, readJson } from '../recording/exchange.ts'
import { classifyError } from './classify-error.ts'
import { type FhirCause, STRICT_STATUS } from './find-fhir-cause.ts'
import { redactText } from './redact-text.ts'

/** Returns what differs from a strict server, or from the shape that all errors have. */
export function describeFhirAnswer(
  exchange: Exchange,
  cause: FhirCause,
  shape: unknown,
  people: readonly string[],
): object | undefined {
  const { status, headers, body, url } = exchange
  const json = readJson(exchange)
  const isUsual =
    /<OperationOutcome\b/.test(body ?? '') ||
    (isObject(json) && json.resourceType === 'OperationOutcome') ||
    (shape !== undefined && classifyError(json) === shape)
  const values = [...url.pathname.split('/').slice(-1), ...url.searchParams.values(), ...people]
  const type = findHeader(headers, 'content-type')
  const isPage = /html/i.test(type ?? '')
  const own =
    isUsual || isPage || body === undefined || cause === 'notAcceptable'
      ? {}
      : {
          ...(type === undefined ? {} : { type }),
          ...(body === '' ? {} : { body: redactJson(json ?? body, values) }),
        }
  return status === STRICT_STATUS[cause] && isSameJson(own, {}) ? undefined : { status, ...own }
}

function redactJson(value: Json, values: readonly string[]): Json {
  if (typeof value === 'string') return redactText(value, values)
  if (Array.isArray(value)) return value.map((each: Json) => redactJson(each, values))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, redactJson(each ?? null, values)]),
  )
}
