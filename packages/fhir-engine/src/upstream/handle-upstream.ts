import { isResourceType } from '../definitions/search-parameters.ts'
import { handleFhir } from '../handle-fhir.ts'
import { buildNoTerminologyCapabilities } from '../interactions/capabilities/build-terminology-capabilities.ts'
import { readCapabilities } from '../interactions/capabilities/capabilities.ts'
import { decideRequest } from '../interactions/search/decide-request.ts'
import { classifyFhir, type FhirInteraction, type FhirRoute } from '../model/classify-fhir.ts'
import { FhirError } from '../model/fhir-error.ts'
import type { FhirReply, FhirRequest } from '../model/request.ts'
import { toErrorReply } from '../model/to-error-reply.ts'
import { negotiateFormat } from '../reply/negotiate-format.ts'
import { parseQuery } from '../search/parameters/parse-query.ts'
import { createTransientStore, createUpstreamAccessFilter } from './access/upstream-access-filter.ts'
import { buildUpstreamCapabilities } from './build-upstream-capabilities.ts'
import { batch } from './interactions/batch.ts'
import { changeSingleMatch, conditionalUpdate, create } from './interactions/conditional.ts'
import { everything } from './interactions/everything.ts'
import { exportJob, exportKickOff } from './interactions/export.ts'
import { historyInstance, historyTypeOrSystem } from './interactions/history.ts'
import { read } from './interactions/read.ts'
import { search } from './interactions/search.ts'
import { write } from './interactions/write.ts'
import type { Upstream } from './upstream.ts'
import type { UpstreamContext } from './upstream-context.ts'

type Handler = (call: UpstreamContext) => Promise<FhirReply> | FhirReply

const HANDLERS: Partial<Record<FhirInteraction, Handler>> = {
  capabilities: async ({ upstream, request }) => {
    const body = await buildUpstreamCapabilities(upstream, request.base)
    return {
      status: 200,
      headers: [],
      body: readCapabilities(request, () => body as never, buildNoTerminologyCapabilities),
    }
  },
  read,
  vread: read,
  'history-instance': historyInstance,
  'history-type': historyTypeOrSystem,
  'history-system': historyTypeOrSystem,
  'search-type': search,
  'search-system': search,
  'search-compartment': search,
  create,
  update: write,
  patch: write,
  delete: write,
  'conditional-update': conditionalUpdate,
  'conditional-patch': changeSingleMatch,
  'conditional-delete': changeSingleMatch,
  batch,
  'bulk-status': exportJob,
  'bulk-file': exportJob,
  operation: (call) => {
    if (call.route.detail === '$everything' && call.type === 'Patient' && call.id) return everything(call)
    if (call.route.detail === '$export') return exportKickOff(call)
    if (call.route.detail === '$validate' && !call.id)
      return handleFhir(createTransientStore([]), call.request)
    throw new FhirError(404, 'not-supported', 'This operation is not available with an upstream')
  },
}

const ID = /^[A-Za-z0-9\-.]{1,64}$/

/** Handles one FHIR request with another server's resources, as `handleFhir` does with a store's. Nothing is thrown. */
export async function handleUpstream(
  upstream: Upstream,
  request: FhirRequest,
  route: FhirRoute = classifyFhir(request.method, request.path),
): Promise<FhirReply> {
  try {
    return await answer(upstream, request, route)
  } catch (error) {
    return toErrorReply(error)
  }
}

function answer(upstream: Upstream, request: FhirRequest, route: FhirRoute): Promise<FhirReply> | FhirReply {
  negotiateFormat(request)
  const parameters = decideRequest(request, route, parseQuery(request.query))
  const handler = HANDLERS[route.interaction]
  if (!handler) {
    throw new FhirError(404, 'not-supported', 'This FHIR service is not available with an upstream')
  }
  return handler({
    upstream,
    request,
    route,
    ...names(route),
    parameters,
    sight: createUpstreamAccessFilter(request.access),
    run: (part) => handleUpstream(upstream, part),
  })
}

/** Returns type and id for a path at the upstream: only a type of R4 and a valid id are allowed. */
function names({ type = '', id = '', interaction, detail }: FhirRoute): { type: string; id: string } {
  const wanted = interaction === 'search-compartment' && detail !== '*' ? [type, detail ?? ''] : [type]
  if (wanted.some((each) => each !== '' && !isResourceType(each))) {
    throw new FhirError(404, 'not-found', 'R4 does not have this resource type or service', [], 'unknownType')
  }
  if (id !== '' && (!ID.test(id) || /^\.+$/.test(id))) {
    throw new FhirError(404, 'not-found', 'The id is not a valid resource id')
  }
  return { type, id }
}
