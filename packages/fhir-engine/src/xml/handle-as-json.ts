import { FhirError } from '../model/fhir-error.ts'
import { serializeJson } from '../model/json.ts'
import { limits } from '../model/limits.ts'
import type { FhirReply, FhirRequest } from '../model/request.ts'
import { toErrorReply } from '../model/to-error-reply.ts'

const XML = /^\s*(?:application\/(?:fhir\+)?xml|text\/xml)\s*(?:;|$)/i
const FHIR_XML = /^\s*application\/fhir\+xml\s*(?:;|$)/i

/** Handles a request with its FHIR XML body converted to JSON, or unchanged when the body is not XML. */
export function handleAsJson(
  request: FhirRequest,
  handle: (request: FhirRequest) => FhirReply | Promise<FhirReply>,
): FhirReply | Promise<FhirReply> {
  return isXml(request) ? handleConverted(request, handle) : handle(request)
}

async function handleConverted(
  request: FhirRequest,
  handle: (request: FhirRequest) => FhirReply | Promise<FhirReply>,
): Promise<FhirReply> {
  try {
    return await handle(await asJson(request))
  } catch (error) {
    return toErrorReply(error)
  }
}

/** Returns `true` when the body is FHIR XML; a Binary may be any other XML. */
function isXml({ body, path, header }: FhirRequest): boolean {
  const wanted = path.startsWith('Binary') ? FHIR_XML : XML
  return body.length > 0 && wanted.test(header('content-type') ?? '')
}

async function asJson(request: FhirRequest): Promise<FhirRequest> {
  const { body } = request
  if (body.length > limits.bodyBytes) throw new FhirError(413, 'too-long', 'The body is too large')
  const { fromXml } = await import('./from-xml.ts')
  return {
    ...request,
    header: (name) =>
      name.toLowerCase() === 'content-type' ? 'application/fhir+json' : request.header(name),
    body: new TextEncoder().encode(serializeJson(fromXml(decoded(body)))),
  }
}

function decoded(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    throw new FhirError(400, 'invalid', 'The body cannot be read as FHIR XML: it is not UTF-8')
  }
}
