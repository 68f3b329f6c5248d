import type { Incoming } from '../core/http/incoming.ts'
import type { Reply } from '../core/http/reply.ts'
import type { Entry } from '../core/journal/entry.ts'
import { type Facts, noteFacts } from '../core/journal/facts.ts'
import type { TenantOptions } from '../core/oauth/options.ts'
import type { Tenant } from '../state/tenant.ts'
import { withCors } from './cors.ts'
import { dateHeader } from './date-header.ts'
import { errorReply, methodNotAllowed, tooLarge } from './error-reply.ts'
import type { Striking } from './pass.ts'
import { preflightReply } from './preflight.ts'
import type { Route } from './route.ts'
import { unmatchedReply } from './unmatched.ts'

/** What the server means to say: a fault at `arrival` speaks first, then the endpoint, with its errors rendered. */
export async function answer(
  route: Route,
  incoming: Incoming,
  entry: Entry,
  striking: Striking,
): Promise<Reply> {
  const { endpoint, host } = route
  const { tenant } = host
  const { pass } = striking
  const arrived = pass('arrival', undefined)
  if (arrived) return withDate(withCors(arrived, endpoint, tenant, incoming), tenant)
  const options = pass('options', tenant.options)
  const reply = await endpointReply(route, incoming, entry, striking, options)
  return withDate(withCors(reply, endpoint, tenant, incoming), tenant)
}

async function endpointReply(
  { endpoint, host, rest, path }: Route,
  incoming: Incoming,
  entry: Entry,
  { pass }: Striking,
  options: TenantOptions,
): Promise<Reply> {
  const { tenant, fhir, upstream } = host
  if (!endpoint) return unmatchedReply(tenant, path)
  if (entry.step === 'preflight') return preflightReply(endpoint)
  if (incoming.bodyTruncated) return tooLarge(endpoint)
  const method = incoming.method === 'HEAD' ? 'GET' : incoming.method
  if (!endpoint.methods.includes(method)) return methodNotAllowed(endpoint, incoming.method)
  const note = (facts: Facts) => noteFacts(entry.facts, facts)
  try {
    return await endpoint.handle({
      tenant,
      fhir,
      upstream,
      incoming,
      rest,
      step: entry.step,
      run: entry.run,
      options,
      pass,
      note,
      armedFaults: tenant.armed.list.map(({ declaration }) => declaration.name),
    })
  } catch (error) {
    return errorReply(error, endpoint, incoming, note)
  }
}

function withDate(reply: Reply, tenant: Tenant): Reply {
  return { ...reply, headers: [...reply.headers, dateHeader(tenant.clock.wireNow())] }
}
