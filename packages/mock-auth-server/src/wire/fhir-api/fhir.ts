import {
  type Access,
  classifyFhir,
  decideError,
  type FhirReply,
  type FhirRequest,
  handleAsJson,
  handleFhir,
  prepareRequest,
  serializeFhir,
} from '@smart-mock/fhir-engine'
import { memoize } from '@smart-mock/fhir-engine/model/memoize'
import { handleUpstream } from '@smart-mock/fhir-engine/upstream'
import { isEnforced } from '../../core/declare/server-requirements.ts'
import type { HeaderPair } from '../../core/http/incoming-request.ts'
import type { Reply } from '../../core/http/reply.ts'
import type { FhirReplyDraft } from '../../core/journal/points.ts'
import type { JsonObject } from '../../core/util/json.ts'
import type { EndpointContext, PreparingEndpoint } from '../shared/endpoint.ts'
import { prepareAccessToken } from '../shared/require-access-token.ts'
import { findDecide } from './find-decide.ts'
import type { LoadedFhir } from './loaded-fhir.ts'
import { requireAccess } from './require-access.ts'
import { withSmartSecurity } from './with-smart-security.ts'

const contentTypeHeader = memoize((type): HeaderPair => ['Content-Type', type])
const NO_SNIFF: HeaderPair = ['X-Content-Type-Options', 'nosniff']

/** The FHIR API: a token is required, scopes and compartments are enforced (S-119 to S-130). */
export const fhirEndpoint: PreparingEndpoint<LoadedFhir> = {
  name: 'fhir',
  path: '/fhir/',
  methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  cors: 'registered',
  errors: 'fhir',
  step: 'fhir-read',

  async prepare(context) {
    const { tenant, incoming, rest, note } = context
    const route = classifyFhir(incoming.method, rest)
    const { interaction, type, id, step } = route
    const fhirBase = interaction === 'capabilities' ? tenant.fhirBase : undefined
    note({ interaction, fhirBase, resourceType: type, resourceId: id })
    const { loaded: token, run } = await prepareAccessToken(context)
    return { step, run, loaded: { route, token } }
  },

  async handle(context) {
    const { pass, note } = context
    const { route } = context.loaded
    if (route.interaction === 'capabilities') return metadata(context)
    const required = requireAccess(context)
    const access = required instanceof Promise ? await required : required
    const request = fhirRequest(context, access)
    const { upstream, fhir } = context
    const loading = prepareRequest(request, route)
    if (loading) await loading
    const handled = handleAsJson(request, (asked) =>
      upstream ? handleUpstream(upstream, asked, route) : handleFhir(fhir, asked, route),
    )
    const answer = handled instanceof Promise ? await handled : handled
    if (answer.status === 403) note({ error: 'insufficient_scope' })
    return toReply(decideError(answer, request, route), request, pass)
  },
}

function fhirRequest(context: EndpointContext, access: Access): FhirRequest {
  const { incoming, rest, tenant, options, pass } = context
  const request: FhirRequest = {
    method: incoming.method,
    path: rest,
    query: incoming.rawQuery,
    header: isEnforced(options, 'fhir-if-match')
      ? (name) => incoming.header(name)
      : (name) => (name.toLowerCase() === 'if-match' ? undefined : incoming.header(name)),
    body: incoming.body,
    base: tenant.fhirBase,
    access,
  }
  const decide = findDecide(pass)
  return decide ? { ...request, decide } : request
}

async function metadata(context: EndpointContext): Promise<Reply> {
  const { upstream, fhir, pass } = context
  const request = fhirRequest(context, { kind: 'all' })
  await prepareRequest(request)
  const answer = upstream ? await handleUpstream(upstream, request) : handleFhir(fhir, request)
  const { body } = answer
  const isStatement = typeof body === 'object' && 'rest' in body
  if (answer.status !== 200 || !isStatement) return toReply(decideError(answer, request), request, pass)
  const document = withSmartSecurity(context, body as fhir4.CapabilityStatement)
  const sent = pass('metadata.document', document as unknown as JsonObject)
  return toReply({ ...answer, body: sent as never }, request, pass)
}

/** Serializes a reply after its point; the cached text is used when no fault needs the data. */
function toReply(answer: FhirReply, request: FhirRequest, pass: EndpointContext['pass']): Reply {
  const { body } = answer
  if (!pass.wants('fhir.reply') || typeof body === 'string' || body instanceof Uint8Array) {
    return finished(answer, request)
  }
  const before: FhirReplyDraft = {
    status: answer.status,
    headers: answer.headers,
    body: body as unknown as JsonObject | undefined,
  }
  const after = pass('fhir.reply', before)
  if (after === before) return finished(answer, request)
  const changed: FhirReply = { status: after.status, headers: after.headers.map(([n, v]) => [n, v]) }
  if (after.body !== undefined) changed.body = after.body as never
  return finished(changed, request)
}

function finished(answer: FhirReply, request: FhirRequest): Reply {
  const { contentType, body } = serializeFhir(answer, request)
  const has = (wanted: string) => answer.headers.some(([name]) => name.toLowerCase() === wanted)
  const headers: HeaderPair[] = []
  if (contentType !== undefined && body.length > 0 && !has('content-type'))
    headers.push(contentTypeHeader(contentType))
  if (!has('x-content-type-options')) headers.push(NO_SNIFF)
  // A browser that opens XML would run what a narrative holds.
  if (contentType?.includes('xml')) headers.push(['Content-Security-Policy', 'sandbox'])
  headers.push(...answer.headers)
  return { status: answer.status, headers, body }
}
