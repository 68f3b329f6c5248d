import type { Access, FhirReply } from '../../src/index.ts'
import { parseScopeString } from '../../src/model/scopes.ts'
import { handleUpstream, type Upstream } from '../../src/upstream/index.ts'
import { type Any, BASE } from '../engine.ts'
import { scopeText } from '../leak/leak-holders.ts'
import type { LeakRequest } from '../leak/leak-request.ts'
import { accessOf, type Holder, mayHave, WORLD } from '../leak/leak-world.ts'

export const originals = new Map(WORLD.map((each) => [`${each.resourceType}/${each.id}`, each]))

/** Sends a request of the leak suite through an upstream. */
export function send(
  upstream: Upstream,
  request: Omit<LeakRequest, 'kind'>,
  access: Access,
): Promise<FhirReply> {
  const at = request.url.indexOf('?')
  const text = request.body === undefined ? '' : request.body
  const headers: Record<string, string> = {
    accept: 'application/json',
    authorization: 'Bearer t',
    ...request.headers,
  }
  return handleUpstream(upstream, {
    method: request.method,
    path: at < 0 ? request.url : request.url.slice(0, at),
    query: at < 0 ? '' : request.url.slice(at + 1),
    header: (name) => headers[name.toLowerCase()],
    body: new TextEncoder().encode(typeof text === 'string' ? text : JSON.stringify(text)),
    base: BASE,
    access,
  })
}

/** Returns the access that the grants of a holder give. */
export const grantAccess = (holder: Holder) =>
  accessOf(holder, parseScopeString(holder.grants.map(scopeText).join(' ')))

/** Returns the resources in a reply, with the permissions by which they may be there. */
export function listLeaving(body: unknown, letters: string): { resource: Any; letters: string }[] {
  const resource = body as Any
  if (!resource || body instanceof Uint8Array || resource.resourceType === 'OperationOutcome') return []
  if (resource.resourceType !== 'Bundle') return [{ resource, letters }]
  return (resource.entry ?? []).flatMap((entry: Any) =>
    listLeaving(entry.resource, entry.search?.mode === 'match' ? 's' : 'rs'),
  )
}

/**
 * Returns the defects of a reply: a hidden resource, a URL of the upstream, a count that includes hidden
 * resources.
 */
export function findProblems(
  reply: FhirReply,
  holder: Holder,
  kind: LeakRequest['kind'],
  base: string,
): string[] {
  const found = listLeaving(reply.body, kind === 'read' ? 'r' : 'rs').filter(({ resource, letters }) => {
    const whole = originals.get(`${resource.resourceType}/${resource.id}`)
    return !whole || !mayHave(holder, whole, kind === 'search' || kind === 'read' ? letters : 'rs')
  })
  const text = JSON.stringify([reply.headers, reply.body])
  const { total, entry = [] } = (reply.body ?? {}) as Any
  const matches = entry.filter(
    (each: Any) => each.search?.mode !== 'include' && each.search?.mode !== 'outcome',
  )
  return [
    ...found.map(({ resource }) => `${resource.resourceType}/${resource.id} left`),
    ...(text.includes(base) || text.includes('hapi-fhir') ? ['an address of the server behind shows'] : []),
    ...(kind === 'search' && total !== undefined && matches.length > 0 && total !== matches.length
      ? ['the total counts more than is there']
      : []),
  ]
}
