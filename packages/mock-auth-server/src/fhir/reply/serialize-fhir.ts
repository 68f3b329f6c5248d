import type { FhirReply, FhirRequest } from '../request.ts'
import { type Format, negotiate } from './negotiate.ts'
import { toXml } from './to-xml.ts'

/** The bytes and content type that go on the wire for a reply, honouring `_format` and `_pretty`. */
export function serializeFhir(
  reply: FhirReply,
  request: Pick<FhirRequest, 'query' | 'header'>,
): { contentType: string | undefined; bytes: Uint8Array } {
  const given = reply.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  const { body } = reply
  if (body === undefined) return { contentType: given, bytes: new Uint8Array() }
  if (body instanceof Uint8Array) return { contentType: given, bytes: body }
  const { mediaType, pretty } = formatOf(request)
  const contentType = given ?? `${mediaType}; charset=utf-8`
  if (typeof body === 'string') return { contentType, bytes: new TextEncoder().encode(body) }
  if (contentType.startsWith('application/fhir+xml')) {
    return { contentType, bytes: new TextEncoder().encode(toXml(body)) }
  }
  if (reply.bytes && !pretty) return { contentType, bytes: reply.bytes }
  return { contentType, bytes: new TextEncoder().encode(JSON.stringify(body, null, pretty ? 2 : 0)) }
}

/** Errors about the format itself still need one. */
function formatOf(request: Pick<FhirRequest, 'query' | 'header'>): Format {
  try {
    return negotiate(request)
  } catch {
    return { mediaType: 'application/fhir+json', pretty: false }
  }
}
