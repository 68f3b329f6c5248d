import { isFarConstraint } from '../../access/constraints.ts'
import { handleFhir } from '../../handle-fhir.ts'
import { parseJsonContent } from '../../interactions/parse-resource-body.ts'
import { requireScope } from '../../interactions/require-scope.ts'
import { FhirError } from '../../model/fhir-error.ts'
import { serializeJson } from '../../model/json.ts'
import type { FhirReply } from '../../model/request.ts'
import { isObject, type Resource } from '../../model/resource.ts'
import type { Parameters } from '../../search/parameters/parse-query.ts'
import { parseQuery } from '../../search/parameters/parse-query.ts'
import { createTransientStore, isResource } from '../access/upstream-access-filter.ts'
import { readAhead } from '../read-ahead.ts'
import type { UpstreamContext } from '../upstream-context.ts'
import { listBases, toUpstreamUrls } from '../upstream-context.ts'
import { planSearch } from './plan-search.ts'
import { createUpstreamWriteReply, NEW, write } from './write.ts'

const SHAPING = new Set(['_format', '_pretty', '_summary', '_elements'])

/** Handles `POST Type`; with `If-None-Exist` only when no visible resource matches. */
export async function create(call: UpstreamContext): Promise<FhirReply> {
  const criteria = call.request.header('if-none-exist')
  if (criteria === undefined) return write(call)
  requireScope(call.sight, call.type, 'c')
  const found = await oneMatch(call, parseQuery(criteria.replace(/^[^?]*\?/, '')))
  return found ? createUpstreamWriteReply(call, found, 200) : write(call)
}

/** Handles `PUT Type?criteria`: updates the only match, or creates. */
export async function conditionalUpdate(call: UpstreamContext): Promise<FhirReply> {
  requireScope(call.sight, call.type, 'u')
  const body = parseJsonContent(call)
  const found = await oneMatch(call, call.parameters)
  const own = isObject(body) && typeof body.id === 'string' ? body.id : undefined
  // For scopes, creating a missing resource is an update, regardless of who chooses the id (S-123).
  if (!found && own === undefined) return write(withId(call, NEW, body), true)
  if (found && own !== undefined && own !== found.id) {
    throw new FhirError(400, 'invalid', `The body's id is not that of the match, "${found.id}"`)
  }
  const id = found?.id ?? own ?? ''
  const header = (name: string) =>
    !found && name.toLowerCase() === 'if-none-match' ? '*' : call.request.header(name)
  return call.run(withId({ ...call, request: { ...call.request, header } }, id, body).request)
}

/** Handles `PATCH Type?criteria` and `DELETE Type?criteria` of the only match. */
export async function changeSingleMatch(call: UpstreamContext): Promise<FhirReply> {
  const { method, body } = call.request
  requireScope(call.sight, call.type, method === 'DELETE' ? 'd' : 'u')
  const found = await oneMatch(call, call.parameters)
  if (!found && method === 'DELETE') return { status: 204, headers: [] }
  if (!found) throw new FhirError(404, 'not-found', 'Nothing matches the criteria')
  return call.run({ ...call.request, path: `${call.type}/${found.id}`, query: '', body })
}

/**
 * Returns the only visible resource that matches the criteria; throws FhirError 412 for several or no
 * criteria.
 */
async function oneMatch(call: UpstreamContext, parameters: Parameters) {
  const { type, sight } = call
  const criteria = parameters.filter(([name, value]) => !SHAPING.has(name) && value !== '')
  if (criteria.length === 0)
    throw new FhirError(412, 'required', 'A conditional interaction requires search criteria')
  const { everything } = sight.filter
  const plan = planSearch(type, criteria, sight.filter.bounds(type, 'rs'), {
    everything,
    rules: { unknown: 'refused' },
    bases: listBases(call),
  })
  if (!plan.query) return undefined
  const next = `${type}?${new URLSearchParams(
    toUpstreamUrls(
      call,
      plan.query.map((pair) => [...pair]),
    ),
  )}`
  const { matches } = await readAhead(call, { matches: [], included: [], next }, 1, (resource, mode) =>
    resource.resourceType === type &&
    mode !== 'include' &&
    mode !== 'outcome' &&
    sight.isVisible(resource, 'rs')
      ? 'match'
      : undefined,
  )
  if (matches.length > 1) {
    throw new FhirError(
      412,
      'multiple-matches',
      'Several resources match the criteria; at most one is allowed',
    )
  }
  const [found] = matches
  if (!found || !isResource(found)) return undefined
  if (!hasWhatIsAsked(call, found, criteria)) {
    throw new FhirError(
      502,
      'processing',
      `The upstream seems to ignore criteria: its match ${type}/${found.id} does not meet them`,
    )
  }
  return found
}

/** Returns `true` when a match satisfies the criteria, as far as one resource can show that. */
function hasWhatIsAsked({ type, request }: UpstreamContext, found: Resource, criteria: Parameters): boolean {
  if (criteria.some(isFarConstraint)) return true
  const query = new URLSearchParams(criteria.map((pair) => [...pair])).toString()
  const search = { ...request, method: 'GET', path: type, query, header: () => undefined }
  const { body } = handleFhir(createTransientStore([found]), { ...search, access: { kind: 'all' } })
  return isObject(body) && Number(body.total) > 0
}

/** Returns the call as `PUT Type/id`. */
function withId(call: UpstreamContext, id: string, body: unknown): UpstreamContext {
  const header = (name: string) =>
    name.toLowerCase() === 'content-type' ? 'application/fhir+json' : call.request.header(name)
  const bytes = new TextEncoder().encode(serializeJson({ ...(body as object), id }))
  const path = `${call.type}/${id}`
  return { ...call, id, request: { ...call.request, method: 'PUT', path, query: '', header, body: bytes } }
}
