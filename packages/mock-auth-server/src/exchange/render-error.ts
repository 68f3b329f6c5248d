import type { FhirErrorCause } from '@smart-mock/fhir-engine'
import type { HeaderPair, IncomingRequest } from '../core/http/incoming-request.ts'
import { createHtmlReply, createJsonReply, type Reply, withHeader } from '../core/http/reply.ts'
import type { PassPoint } from '../core/journal/points.ts'
import { BearerError, NoBearerError, OAuthError, type OAuthErrorCode } from '../core/oauth/oauth-error.ts'
import { createRefusalReply } from '../wire/shared/create-refusal-reply.ts'
import type { Endpoint, EndpointContext, ErrorShape } from '../wire/shared/endpoint.ts'
import { NO_STORE } from '../wire/shared/no-store.ts'
import { PAGE_CSP } from '../wire/shared/pages/page-csp.ts'
import { renderRefusalPage } from '../wire/shared/pages/render-refusal-page.ts'
import { renderFhirError } from './render-fhir-error.ts'

/** Renders whatever an endpoint threw, in the shape of that endpoint; never a stack. */
export function renderError(
  error: unknown,
  endpoint: Endpoint,
  incoming: IncomingRequest,
  { note, pass }: Pick<EndpointContext, 'note' | 'pass'>,
): Reply {
  if (error instanceof OAuthError) {
    note({ error: error.code, diagnosis: error.diagnosis })
    return endpoint.errors === 'fhir' ? bearerError(error, pass) : oauthError(error, incoming, pass)
  }
  const diagnosis = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  note({ error: 'server_error', diagnosis })
  const says = 'Internal error in the mock; see the journal entry.'
  return shaped(endpoint.errors, pass, 500, 'server_error', says)
}

/** Creates a 405 with `Allow`. */
export function createMethodNotAllowedReply(
  endpoint: Endpoint,
  methods: readonly string[],
  method: string,
  pass: PassPoint,
): Reply {
  const allowed = methods.join(', ')
  const says = `${method.slice(0, 20)} is not supported here; use ${allowed}`
  const reply = shaped(endpoint.errors, pass, 405, 'invalid_request', says)
  return withHeader(reply, 'Allow', allowed)
}

/** Creates a 413 for a body above the limits of size and of form parameters. */
export function createTooLargeReply(endpoint: Endpoint, pass: PassPoint): Reply {
  return shaped(
    endpoint.errors,
    pass,
    413,
    'invalid_request',
    'The body is larger than this server accepts: 16 MB, a form 1 MB with 10,000 parameters, and 64 MB at once',
  )
}

/**
 * Creates an error reply by RFC 6749 section 5.2: 400, or 401 for `invalid_client` (S-078); by RFC 6750 where
 * a bearer token was required.
 */
function oauthError(error: OAuthError, incoming: IncomingRequest, pass: PassPoint): Reply {
  const { code, description, cause } = error
  const bearer = error instanceof BearerError
  const basic = code === 'invalid_client' && incoming.header('authorization') !== undefined
  const status = code === 'invalid_client' ? 401 : bearer ? statusOf(error) : 400
  const headers: HeaderPair[] = [...NO_STORE]
  if (basic) headers.push(['WWW-Authenticate', 'Basic realm="token"'])
  if (bearer) headers.push(['WWW-Authenticate', challengeOf(error, 'token')])
  const body = { error: code, error_description: description }
  return createRefusalReply(pass, { cause, status, headers, body })
}

const BEARER_STATUS: Partial<Record<OAuthErrorCode, number>> = {
  invalid_request: 400,
  invalid_token: 401,
  insufficient_scope: 403,
}

/**
 * Creates the challenge of RFC 6750 section 3, without an error code when no credentials were sent (S-121).
 */
function bearerError(error: OAuthError, pass: PassPoint): Reply {
  return renderFhirError(pass, {
    cause: error instanceof NoBearerError ? 'noToken' : CAUSES[error.code],
    status: statusOf(error),
    headers: [['WWW-Authenticate', challengeOf(error, 'fhir')]],
    code: 'login',
    diagnostics: error.description,
  })
}

const CAUSES: Partial<Record<OAuthErrorCode, FhirErrorCause>> = {
  invalid_request: 'invalid',
  invalid_token: 'badToken',
  insufficient_scope: 'insufficientScope',
}

const statusOf = ({ code }: OAuthError): number => BEARER_STATUS[code] ?? 400

function challengeOf(error: OAuthError, realm: string): string {
  const { code, description } = error
  return error instanceof NoBearerError
    ? `Bearer realm="${realm}"`
    : `Bearer realm="${realm}", error="${code}", error_description="${description}"`
}

function shaped(shape: ErrorShape, pass: PassPoint, status: number, code: string, message: string): Reply {
  if (shape === 'fhir') {
    const issue = status === 405 ? 'not-supported' : 'processing'
    return renderFhirError(pass, {
      cause: STATUS_CAUSES[status],
      ...{ status, code: issue, diagnostics: message, headers: [] },
    })
  }
  if (shape === 'oauth')
    return createJsonReply(status, { error: code, error_description: message }, [
      ['Cache-Control', 'no-store'],
    ])
  const page = renderRefusalPage({
    title: 'Request failed',
    message,
    tryThis: ['Go back to the app and start again.'],
  })
  return createHtmlReply(status, page, [['Content-Security-Policy', `${PAGE_CSP}; frame-ancestors 'none'`]])
}

const STATUS_CAUSES: Readonly<Record<number, FhirErrorCause>> = { 405: 'notAllowed', 413: 'invalid' }
