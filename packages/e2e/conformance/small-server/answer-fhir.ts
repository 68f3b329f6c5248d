import type { IncomingMessage, ServerResponse } from 'node:http'
import { createOutcome, type FhirResource } from './record-store.ts'
import { listPermitting } from './scopes.ts'
import { type IssuedToken, PATIENT, type ServerState } from './state.ts'

const ALLOWED = {
  'access-control-allow-methods': 'GET, PUT, POST',
  'access-control-allow-headers': 'authorization, content-type, if-match',
}
const EXPOSED = { 'access-control-expose-headers': 'etag, location, www-authenticate' }

/** Answers a request of the FHIR API, as far as its token permits it. */
export async function answerFhir(
  state: ServerState,
  request: IncomingMessage,
  url: URL,
  body: string,
  response: ServerResponse,
): Promise<void> {
  const { has, store } = state
  const send = (status: number, resource: FhirResource, headers = {}) => {
    const version = resource.meta?.versionId
    response.writeHead(status, {
      ...{ 'content-type': 'application/fhir+json', 'access-control-allow-origin': '*', ...EXPOSED },
      ...(status === 200 && version !== undefined ? { etag: `W/"${version}"` } : {}),
      ...headers,
    })
    response.end(JSON.stringify(resource))
  }
  const refuse = (status: number, challenge?: string) => {
    const headers = challenge === undefined ? {} : { 'www-authenticate': challenge }
    send(status, createOutcome(status).resource, headers)
  }
  const { method = '' } = request
  if (method === 'OPTIONS') return send(200, createOutcome(200).resource, ALLOWED)
  const found = findToken(state, request, url)
  if (typeof found === 'string') return refuse(found === 'Bearer error="invalid_request"' ? 400 : 401, found)
  const path = url.pathname.slice('/fhir/'.length)
  const [type = '', id] = path.split('/')
  const letter = findLetter(method, id)
  const permitting = listPermitting(found.scope, type, letter)
  const isHole =
    (has('all types') && /^[rs]$/.test(letter)) ||
    (has('reading is searching') && letter === 's' && listPermitting(found.scope, type, 'r').length > 0) ||
    (has('reading is writing') && letter === 'u')
  if (permitting.length === 0 && !isHole) return refuse(403, 'Bearer error="insufficient_scope"')
  if (isHole && letter === 'u') return send(200, JSON.parse(body))
  const query = id === '_search' ? new URLSearchParams(body) : url.searchParams
  const { status, resource } = await store.answer({ method, path, query, body })
  const categories = permitting.map(({ category }) => category)
  const isVisible = (each: FhirResource, hole: 'reads of other patients' | 'searches of other patients') =>
    (isOfPatient(each) || has(hole)) &&
    (categories.length === 0 ||
      categories.some((category) => hasCategory(each, category)) ||
      has('categories not compared'))
  if (status !== 200) return send(status, resource)
  if (resource.resourceType !== 'Bundle')
    return isVisible(resource, 'reads of other patients') ? send(200, resource) : refuse(404)
  const entry = (resource.entry as { resource: FhirResource }[] | undefined) ?? []
  const visible = entry.filter((each) => isVisible(each.resource, 'searches of other patients'))
  send(200, { ...resource, total: visible.length, entry: visible })
}

/** Returns the access token of a request, or the challenge of its refusal. */
function findToken(
  { has, tokens }: ServerState,
  { headers, rawHeaders }: IncomingMessage,
  url: URL,
): IssuedToken | string {
  const inQuery = url.searchParams.get('access_token')
  const { authorization } = headers
  const count = rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'authorization').length
  if (inQuery !== null && authorization !== undefined) return 'Bearer error="invalid_request"'
  if (authorization === undefined && !(inQuery !== null && has('token in the query'))) return 'Bearer'
  const [, value = inQuery ?? ''] = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization ?? '') ?? []
  const token = count > 1 ? undefined : tokens.get(value)
  const isAccess = token?.kind === 'access' || (token?.kind === 'id' && has('id_token as access token'))
  return token && isAccess ? token : 'Bearer error="invalid_token"'
}

function findLetter(method: string, id: string | undefined): string {
  if (method === 'PUT') return 'u'
  if (method === 'DELETE') return 'd'
  if (method === 'POST' && id !== '_search') return 'c'
  return id === undefined || id.startsWith('_') ? 's' : 'r'
}

const isOfPatient = ({ resourceType, id, subject }: FhirResource): boolean =>
  resourceType === 'Patient'
    ? id === PATIENT
    : (subject as { reference?: string } | undefined)?.reference === `Patient/${PATIENT}`

const hasCategory = (resource: FhirResource, category: string | undefined): boolean =>
  category === undefined || JSON.stringify(resource.category ?? '').includes(`"code":"${category}"`)
