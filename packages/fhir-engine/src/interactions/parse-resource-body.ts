import { replaceLinks } from '../links/replace-links.ts'
import { encodeBase64 } from '../model/encode-base64.ts'
import { FhirError } from '../model/fhir-error.ts'
import { limits } from '../model/limits.ts'
import { isObject, type Resource } from '../model/resource.ts'
import { parseJsonBody } from '../validation/parse-json-body.ts'
import { validateResource } from '../validation/validate-resource.ts'
import type { InteractionContext } from './interaction-context.ts'

const JSON_TYPE = /^application\/(?:fhir\+)?json\b|^text\/json\b/i

/**
 * Parses the resource in a request's body, validates it, and makes references to this server relative. Throws
 * FhirError 400, 413, 415 or 422.
 */
export function parseResourceBody(call: InteractionContext): Resource {
  const resource = rawBinary(call) ?? parseJsonContent(call)
  if (!isObject(resource) || typeof resource.resourceType !== 'string') {
    throw new FhirError(
      400,
      'structure',
      'The body must be a FHIR resource: a JSON object with a resourceType',
    )
  }
  if (call.type && resource.resourceType !== call.type) {
    throw new FhirError(
      400,
      'invalid',
      `The body's resourceType is ${resource.resourceType.slice(0, 60)}, the URL says ${call.type}`,
    )
  }
  const issues = validateResource(resource)
  if (issues.length > 0) throw FhirError.of(422, issues)
  // References below the server's own base are made relative, so that they are found in either notation.
  const base = `${call.request.base}/`
  return replaceLinks(resource as unknown as Resource, (link, isReference) =>
    isReference && link.startsWith(base) ? link.slice(base.length) : undefined,
  )
}

/**
 * Returns a Binary that was sent as raw bytes with its own content type (R4 §2.43); `X-Security-Context`
 * names its owner.
 */
function rawBinary({ type, id, request, content }: InteractionContext): Resource | undefined {
  const contentType = request.header('content-type')
  if (type !== 'Binary' || content !== undefined || !contentType || JSON_TYPE.test(contentType))
    return undefined
  if (request.body.length > limits.bodyBytes) throw new FhirError(413, 'too-long', 'The body is too large')
  const reference = request.header('x-security-context')
  return {
    resourceType: 'Binary',
    ...(id && { id }),
    contentType,
    ...(reference && { securityContext: { reference } }),
    ...(request.body.length > 0 && { data: encodeBase64(request.body) }),
  }
}

/** Parses the body as JSON of any kind; in a batch it is parsed already. */
export function parseJsonContent({
  request,
  content,
}: Pick<InteractionContext, 'request' | 'content'>): unknown {
  if (content !== undefined) return content
  const type = request.header('content-type') ?? 'application/fhir+json'
  if (!JSON_TYPE.test(type.trim())) {
    throw new FhirError(415, 'not-supported', `Content-Type ${type.slice(0, 80)}: send application/fhir+json`)
  }
  return parseJsonBody(request.body)
}
