import type { IncomingRequest } from '../core/http/incoming-request.ts'
import type { Reply } from '../core/http/reply.ts'
import { type Facts, recordFacts } from '../core/journal/facts.ts'
import type { TenantOptions } from '../core/oauth/options.ts'
import { findCorsHeaders } from './cors.ts'
import { createDateHeader } from './create-date-header.ts'
import { createPreflightReply } from './create-preflight-reply.ts'
import { createUnmatchedReply } from './create-unmatched-reply.ts'
import type { ExchangePoints } from './exchange-points.ts'
import type { OpenedEntry } from './open-entry.ts'
import { createMethodNotAllowedReply, createTooLargeReply, renderError } from './render-error.ts'
import type { Route } from './route.ts'
import { toAcceptedRequest } from './to-accepted-request.ts'

/**
 * Creates the original reply: a fault at `arrival` replaces it, otherwise the endpoint produces it, with its
 * errors rendered.
 */
export async function createReply(
  route: Route,
  incoming: IncomingRequest,
  opened: OpenedEntry,
  points: ExchangePoints,
): Promise<Reply> {
  const { endpoint, host } = route
  const { tenant } = host
  const { pass } = points
  const arrived = pass('arrival', undefined)
  const reply =
    arrived ?? (await endpointReply(route, incoming, opened, points, pass('options', tenant.options)))
  const cors = findCorsHeaders(endpoint, tenant, incoming)
  const date = createDateHeader(tenant.clock.now())
  return { ...reply, headers: reply.headers.concat(cors, [date]) }
}

async function endpointReply(
  { endpoint, host, rest, path }: Route,
  received: IncomingRequest,
  { entry, loaded }: OpenedEntry,
  { pass }: ExchangePoints,
  options: TenantOptions,
): Promise<Reply> {
  const { tenant, fhir, upstream } = host
  if (!endpoint) return createUnmatchedReply(tenant, path)
  if (entry.step === 'preflight') return createPreflightReply(endpoint)
  if (received.bodyTruncated) return createTooLargeReply(endpoint, pass)
  const incoming = toAcceptedRequest(received, entry.step, options)
  const method = incoming.method === 'HEAD' ? 'GET' : incoming.method
  const methods = endpoint.listMethods?.(options) ?? endpoint.methods
  if (!methods.includes(method)) return createMethodNotAllowedReply(endpoint, methods, incoming.method, pass)
  const note = (facts: Facts) => recordFacts(entry.facts, facts)
  try {
    const prepared =
      incoming === received ? undefined : await endpoint.prepare?.({ tenant, incoming, rest, note })
    return await endpoint.handle({
      tenant,
      fhir,
      upstream,
      incoming,
      rest,
      loaded: incoming === received ? loaded : prepared?.loaded,
      step: entry.step,
      run: entry.run,
      options,
      pass,
      note,
      armedFaults: tenant.armed.list.map(({ declaration }) => declaration.name),
    })
  } catch (error) {
    return renderError(error, endpoint, incoming, { note, pass })
  }
}
