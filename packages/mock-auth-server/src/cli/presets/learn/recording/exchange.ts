import { findHeader } from '../../../../core/http/find-header.ts'
import type { HeaderPair } from '../../../../core/http/incoming-request.ts'
import type { Json, JsonObject } from '../../../../core/util/json.ts'
import { parseBoundedJson } from './parse-bounded-json.ts'

/** An exchange of a HAR. */
export interface Exchange {
  /** Its place among the entries of the HAR, from 1. */
  readonly number: number
  readonly method: string
  readonly url: URL
  readonly requestHeaders: readonly HeaderPair[]
  readonly requestBody: string | undefined
  /** 0 when no response arrived. */
  readonly status: number
  readonly headers: readonly HeaderPair[]
  /** `undefined` when the HAR does not have the whole text of it. */
  readonly body: string | undefined
  /** `true` for a response of the browser's cache, which says nothing of this request. */
  readonly isCached: boolean
}

/** Returns `true` for a response with its headers; every response has some, but not every HAR has them. */
export function hasHeaders({ headers }: Pick<Exchange, 'headers'>): boolean {
  return headers.length > 0
}

/** Returns the parameters of a form in the body, or `undefined` when it is none. */
export function readForm({ requestHeaders, requestBody }: Exchange): URLSearchParams | undefined {
  const type = findHeader(requestHeaders, 'content-type') ?? ''
  return requestBody !== undefined && /x-www-form-urlencoded/i.test(type)
    ? new URLSearchParams(requestBody)
    : undefined
}

/** Returns the parameters of an authorization request, wherever they are. */
export function readParameters(exchange: Exchange): URLSearchParams {
  return exchange.method === 'POST'
    ? (readForm(exchange) ?? exchange.url.searchParams)
    : exchange.url.searchParams
}

const parsed = new WeakMap<Exchange, Json | undefined>()

/** Returns the body of a response as JSON, or `undefined` when it is none. */
export function readJson(exchange: Exchange): Json | undefined {
  if (!parsed.has(exchange)) parsed.set(exchange, parseBoundedJson(exchange.body ?? ''))
  return parsed.get(exchange)
}

/** Returns the body of a response as a JSON object, or `undefined` when it is none. */
export function readObject(exchange: Exchange): JsonObject | undefined {
  const json = readJson(exchange)
  return isObject(json) ? json : undefined
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isSuccessful({ status }: Exchange): boolean {
  return status >= 200 && status < 300
}
