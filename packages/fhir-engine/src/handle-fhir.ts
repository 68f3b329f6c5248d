import { createAccessFilter } from './access/create-access-filter.ts'
import { isResourceType } from './definitions/search-parameters.ts'
import { handlers } from './handlers.ts'
import type { InteractionContext, NestedRequest } from './interactions/interaction-context.ts'
import { decideRequest } from './interactions/search/decide-request.ts'
import { classifyFhir, type FhirRoute } from './model/classify-fhir.ts'
import { FhirError } from './model/fhir-error.ts'
import type { FhirReply, FhirRequest } from './model/request.ts'
import { toErrorReply } from './model/to-error-reply.ts'
import { negotiateFormat } from './reply/negotiate-format.ts'
import { parseQuery } from './search/parameters/parse-query.ts'
import { WorkBudget } from './search/work-budget.ts'
import type { FhirStore } from './store/fhir-store.ts'

const ID = /^[A-Za-z0-9\-.]{1,64}$/

/**
 * Handles one FHIR request. Every refusal is an OperationOutcome; nothing is thrown. `route` is what `classifyFhir`
 * returned for this request, for callers that know it already.
 */
export function handleFhir(store: FhirStore, request: FhirRequest, route?: FhirRoute): FhirReply {
  return rendered(() => answer(store, { request }, new WorkBudget(store.work), route))
}

/** Converts a refusal to a reply, for all interactions. */
function rendered(run: () => FhirReply): FhirReply {
  try {
    return run()
  } catch (error) {
    return toErrorReply(error)
  }
}

function answer(store: FhirStore, part: NestedRequest, work: WorkBudget, known?: FhirRoute): FhirReply {
  const { request } = part
  negotiateFormat(request)
  const route = known ?? classifyFhir(request.method, request.path)
  const { type, id } = names(route, request.method)
  const parameters = decideRequest(request, route, parseQuery(request.query))
  const handler = handlers[route.interaction]
  if (!handler) throw notAllowed(request, route)
  const call: InteractionContext = {
    store,
    request,
    route,
    filter: createAccessFilter(request.access, store),
    parameters,
    work,
    type,
    id,
    content: part.content,
    newId: part.newId,
    run: (next) => rendered(() => answer(store, next, work)),
  }
  return handler(call)
}

function names(route: FhirRoute, method: string): { type: string; id: string } {
  const type = decode(route.type ?? '')
  const id = decode(route.id ?? '')
  if (type && !isResourceType(type)) {
    throw new FhirError(
      404,
      'not-found',
      `R4 has no resource type or service "${type.slice(0, 64)}"`,
      [],
      'unknownType',
    )
  }
  if (id && !ID.test(id)) {
    const status = method === 'GET' || method === 'HEAD' ? 404 : 400
    throw new FhirError(status, 'invalid', 'An id has 1 to 64 of the characters A-Z a-z 0-9 - .')
  }
  const detail = route.detail
  if (route.interaction === 'search-compartment' && detail !== '*' && !isResourceType(detail ?? '')) {
    throw new FhirError(
      404,
      'not-found',
      `R4 has no resource type or service "${detail?.slice(0, 64)}"`,
      [],
      'unknownType',
    )
  }
  return { type, id }
}

function decode(part: string): string {
  if (!part.includes('%')) return part
  try {
    const text = decodeURIComponent(part)
    if (!text.includes('\0')) return text
  } catch {
    // Falls through: both are the same mistake.
  }
  throw new FhirError(400, 'invalid', 'The path is not valid percent-encoded text')
}

function notAllowed(request: FhirRequest, route: FhirRoute): FhirError {
  const known = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']
  const allowed = known.filter((method) => classifyFhir(method, request.path).interaction !== 'unknown')
  if (allowed.length === 0 || route.interaction !== 'unknown') {
    return new FhirError(404, 'not-found', 'No FHIR service exists at this path', [], 'unknownType')
  }
  const method = request.method.slice(0, 20)
  return new FhirError(405, 'not-supported', `${method} is not supported here; use ${allowed.join(', ')}`, [
    ['Allow', allowed.join(', ')],
  ])
}
