import { type Access, createFhirBase, type FhirReply } from '../../src/index.ts'
import { parseScopeString } from '../../src/model/scopes.ts'
import { createUpstream, handleUpstream, type Upstream } from '../../src/upstream/index.ts'
import { type Any, BASE } from '../engine.ts'
import { accessOf, WORLD } from '../leak/leak-world.ts'
import { fetchFrom } from './backends.ts'

export const base = 'http://behind.example/fhir'
const whole = createFhirBase(WORLD)
/** Returns the access of scopes with Amy Shaw in context. */
export const grantAmy = (scopes: string) =>
  accessOf({ grants: [], patient: 'amy-shaw' }, parseScopeString(scopes))
export const all: Access = { kind: 'all' }

/** Returns a separate store, and an upstream in front of it. */
export function startBehind() {
  const store = whole.fork()
  return { store, upstream: createUpstream({ base, fetch: fetchFrom(store, base) }) }
}

/** Sends a request that is written as a line: `GET Patient?name=a`. */
export function send(
  upstream: Upstream,
  line: string,
  access: Access,
  more: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<FhirReply> {
  const [, method = '', path = '', query = ''] = /^(\w+) ([^?]*)\??(.*)$/.exec(line) ?? []
  return handleUpstream(upstream, {
    ...{ method, path, query, base, access },
    base: BASE,
    header: (name) => more.headers?.[name.toLowerCase()],
    body: new TextEncoder().encode(more.body === undefined ? '' : JSON.stringify(more.body)),
  })
}

/** Returns the ids of a bundle's entries. */
export const listIds = (reply: FhirReply) =>
  ((reply.body as Any).entry ?? []).map((each: Any) => each.resource?.id)

/** Returns a patient to write. */
export const makePatient = (more: object = {}) => ({ resourceType: 'Patient', gender: 'other', ...more })
