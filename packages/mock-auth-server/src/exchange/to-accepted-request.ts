import { isEnforced, type ServerRequirement } from '../core/declare/server-requirements.ts'
import { FORM_MEDIA_TYPE, IncomingRequest } from '../core/http/incoming-request.ts'
import type { Step } from '../core/journal/steps.ts'
import type { TenantOptions } from '../core/oauth/options.ts'

/**
 * Returns the request as the endpoint is to see it: changed where the server does not enforce a requirement on the
 * form of requests, otherwise as received.
 */
export function toAcceptedRequest(
  incoming: IncomingRequest,
  step: Step,
  options: TenantOptions,
): IncomingRequest {
  if (options.unenforced.length === 0) return incoming
  const found = RELAXATIONS.find(
    ({ requirement, steps }) => !isEnforced(options, requirement) && steps.includes(step),
  )
  return found?.relax(incoming) ?? incoming
}

interface Relaxation {
  readonly requirement: ServerRequirement
  readonly steps: readonly Step[]
  /** Returns the changed request; `undefined` when it does not violate the requirement. */
  readonly relax: (incoming: IncomingRequest) => IncomingRequest | undefined
}

const RELAXATIONS: readonly Relaxation[] = [
  { requirement: 'header-names-case-insensitive', steps: ['discovery', 'token'], relax: withoutOddHeaders },
  { requirement: 'token-method', steps: ['token'], relax: queryToForm },
  { requirement: 'token-content-type', steps: ['token'], relax: jsonToForm },
]

const USUAL = /^(?:[a-z0-9-]+|[A-Z][A-Za-z0-9]*(?:-[A-Z][A-Za-z0-9]*)*)$/

/** Returns a request without the headers whose names are in unusual case, as a server sees it that does not find them. */
function withoutOddHeaders(incoming: IncomingRequest): IncomingRequest | undefined {
  const headers = incoming.headers.filter(([name]) => USUAL.test(name))
  return headers.length < incoming.headers.length ? new IncomingRequest({ ...incoming, headers }) : undefined
}

/** Returns a request by GET as a POST of its query. */
function queryToForm(incoming: IncomingRequest): IncomingRequest | undefined {
  return incoming.method === 'GET' ? postForm(incoming, incoming.rawQuery) : undefined
}

/** Returns a request with a JSON object as its body as a form. */
function jsonToForm(incoming: IncomingRequest): IncomingRequest | undefined {
  if (incoming.mediaType !== 'application/json') return undefined
  try {
    return postForm(incoming, new URLSearchParams(JSON.parse(incoming.text)).toString())
  } catch {
    return undefined
  }
}

function postForm(incoming: IncomingRequest, form: string): IncomingRequest {
  const others = incoming.headers.filter(([name]) => name.toLowerCase() !== 'content-type')
  return new IncomingRequest({
    method: 'POST',
    target: incoming.path,
    headers: [...others, ['Content-Type', FORM_MEDIA_TYPE]],
    body: new TextEncoder().encode(form),
  })
}
