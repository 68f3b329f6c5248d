import { classifyFhir, type FhirRoute } from '../model/classify-fhir.ts'
import type { FhirErrorDecision } from '../model/decisions.ts'
import { serializeJson } from '../model/json.ts'
import type { FhirReply, FhirRequest } from '../model/request.ts'
import { isObject } from '../model/resource.ts'

/** Returns the reply of a refusal as the caller of the engine renders it; any other reply as it is. */
export function decideError(
  reply: FhirReply,
  request: Pick<FhirRequest, 'method' | 'path' | 'decide'>,
  route: FhirRoute = classifyFhir(request.method, request.path),
): FhirReply {
  const { error } = reply
  if (!error || !request.decide || !isObject(reply.body)) return reply
  const strict: FhirErrorDecision = {
    cause: error.cause,
    interaction: route.interaction,
    type: route.type,
    status: reply.status,
    headers: reply.headers,
    issues: error.issues,
    body: reply.body,
    contentType: undefined,
  }
  const decided = request.decide('fhir.error', strict)
  return decided === strict ? reply : createDecidedReply(decided)
}

/** Creates the reply of a refusal as it was decided. */
export function createDecidedReply({ status, headers, body, contentType }: FhirErrorDecision): FhirReply {
  const isResource = typeof body !== 'string' && 'resourceType' in body
  const type = contentType ?? (typeof body === 'string' || isResource ? undefined : 'application/json')
  const others = headers.map(([name, value]): [string, string] => [name, value])
  const reply: FhirReply = {
    status,
    headers: type === undefined ? others : [['Content-Type', type], ...others],
  }
  if (body === '') return reply
  reply.body = isResource ? (body as never) : typeof body === 'string' ? body : serializeJson(body)
  return reply
}
