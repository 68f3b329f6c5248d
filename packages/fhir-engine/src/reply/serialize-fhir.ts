import { serializeJson } from '../model/json.ts'
import type { FhirReply, FhirRequest } from '../model/request.ts'
import { type Format, negotiateFormat } from './negotiate-format.ts'
import { toXml } from './to-xml.ts'

const XML = /^application\/(?:fhir\+)?xml\b/

/** Serializes a reply to its body and content type, honouring `_format` and `_pretty`. */
export function serializeFhir(
  reply: FhirReply,
  request: Pick<FhirRequest, 'query' | 'header' | 'decide'>,
): { contentType: string | undefined; body: string | Uint8Array } {
  const given = reply.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  const { body } = reply
  if (body === undefined) return { contentType: given, body: '' }
  if (body instanceof Uint8Array) return { contentType: given, body }
  const { mediaType, pretty } = formatOf(request)
  const contentType = given ?? `${mediaType}; charset=utf-8`
  if (typeof body === 'string') return { contentType, body }
  if (XML.test(contentType)) {
    return { contentType, body: toXml(body) }
  }
  if (reply.text !== undefined && !pretty) return { contentType, body: reply.text }
  return { contentType, body: serializeJson(body, pretty ? 2 : undefined) }
}

/** Returns the format; the default when negotiation fails, because errors about the format need one too. */
function formatOf(request: Pick<FhirRequest, 'query' | 'header' | 'decide'>): Format {
  try {
    return negotiateFormat(request)
  } catch {
    return { mediaType: 'application/fhir+json', pretty: false }
  }
}
