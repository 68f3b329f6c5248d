import { findSearchParameter, isResourceType } from '@smart-mock/fhir-engine/definitions/search-parameters'
import type { Exchange } from '../recording/exchange.ts'
import type { Recording } from '../recording/recording.ts'
import { readTarget } from './find-dropped-types.ts'

/** Lists the parameters of a search that FHIR R4 does not define for its type; those of paging links are none. */
export function listUnknownParameters(exchange: Exchange, recording: Recording): readonly string[] {
  const [type, id] = readTarget(exchange, recording)
  const isFollowed = recording.fhir.some(
    ({ body, number }) => number < exchange.number && isLinkIn(body, exchange),
  )
  if (exchange.method !== 'GET' || id !== undefined || !isResourceType(type) || isFollowed) return []
  const names = [...exchange.url.searchParams.keys()].map((name) => name.split(/[:.]/, 1)[0] ?? '')
  return names.filter((name) => /^[a-z][\w-]*$/i.test(name) && findSearchParameter(type, name) === undefined)
}

/** Returns `true` when a body has the URL of the exchange as a JSON text. */
const isLinkIn = (body: string | undefined, { url }: Exchange) =>
  body?.includes(JSON.stringify(url.href)) ?? false
