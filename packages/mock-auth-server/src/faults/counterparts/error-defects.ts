import { createHtmlReply, type Reply, withHeader } from '../../core/http/reply.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { isFhirStep } from '../../core/journal/steps.ts'
import { replaceReply } from '../replies/replace-reply.ts'
import { createOAuthErrorReply } from '../token/create-oauth-error-reply.ts'

type Exchange = Pick<JournalEntry, 'step' | 'facts' | 'request'>

/** One defect of errors. */
export interface ErrorDefect {
  readonly at: 'authorize' | 'token' | 'refresh' | 'fhir'
  readonly defect: string
  /** One sentence. */
  readonly is: string
  /** Returns the changed reply; `undefined` for any other exchange. */
  readonly change?: (reply: Reply, exchange: Exchange) => Reply | undefined
}

/** Returns the defect of that place and name. */
export function findErrorDefect(at: string, defect: string): ErrorDefect | undefined {
  return ERROR_DEFECTS.find((each) => each.at === at && each.defect === defect)
}

const refused = (error: string, status = 400) =>
  createOAuthErrorReply(status, error, 'The request was refused')
const isToken = ({ step }: Exchange, { status }: Reply) => step === 'token' && status >= 400
const isUnknown = ({ facts }: Exchange, grantType: string) =>
  facts.grantType === grantType && facts.error === 'invalid_grant' && facts.user === undefined

/** Every defect of an error. */
export const ERROR_DEFECTS: readonly ErrorDefect[] = [
  { at: 'authorize', defect: 'state-lost', is: 'the error has no state.' },
  {
    at: 'token',
    defect: 'grant-type-error',
    is: 'an unknown grant type is invalid_request.',
    change: (reply, exchange) =>
      exchange.facts.error === 'unsupported_grant_type' && isToken(exchange, reply)
        ? replaceReply(reply, refused('invalid_request'))
        : undefined,
  },
  {
    at: 'token',
    defect: 'unknown-client-error',
    is: 'an unknown client is unauthorized_client.',
    change: (reply, exchange) =>
      exchange.facts.error === 'invalid_client' && !exchange.facts.clientType && isToken(exchange, reply)
        ? replaceReply(reply, refused('unauthorized_client'))
        : undefined,
  },
  {
    at: 'token',
    defect: 'status-403',
    is: 'an unknown code has the status 403.',
    change: (reply, exchange) =>
      isToken(exchange, reply) && isUnknown(exchange, 'authorization_code')
        ? { ...reply, status: 403 }
        : undefined,
  },
  {
    at: 'token',
    defect: 'html',
    is: 'errors have the content type text/html.',
    change: (reply, exchange) =>
      isToken(exchange, reply) ? withHeader(reply, 'Content-Type', 'text/html') : undefined,
  },
  {
    at: 'token',
    defect: 'server-error',
    is: 'a request without a body is a server_error.',
    change: (reply, exchange) =>
      isToken(exchange, reply) && exchange.request.method === 'POST' && exchange.request.bodyBytes === 0
        ? replaceReply(reply, refused('server_error', 500))
        : undefined,
  },
  {
    at: 'token',
    defect: 'challenge-missing',
    is: 'a failed authentication by header has no WWW-Authenticate.',
    change: (reply, exchange) =>
      isToken(exchange, reply) ? withHeader(reply, 'WWW-Authenticate') : undefined,
  },
  {
    at: 'token',
    defect: 'assertion-error-code',
    is: 'an assertion of another type is invalid_request.',
    change: (reply, exchange) =>
      isToken(exchange, reply) && isMistyped(exchange)
        ? replaceReply(reply, refused('invalid_request'))
        : undefined,
  },
  {
    at: 'refresh',
    defect: 'status-403',
    is: 'an unknown refresh token has the status 403.',
    change: (reply, exchange) =>
      isToken(exchange, reply) && isUnknown(exchange, 'refresh_token')
        ? { ...reply, status: 403 }
        : undefined,
  },
  {
    at: 'fhir',
    defect: 'challenge-missing',
    is: 'a 401 has no WWW-Authenticate.',
    change: (reply, { step }) =>
      isFhirStep(step) && reply.status === 401 ? withHeader(reply, 'WWW-Authenticate') : undefined,
  },
  {
    at: 'fhir',
    defect: 'server-error',
    is: 'a malformed Authorization header is a 500.',
    change: (reply, { step, facts }) =>
      isFhirStep(step) && reply.status === 400 && facts.error === 'invalid_request'
        ? { ...reply, status: 500 }
        : undefined,
  },
  {
    at: 'fhir',
    defect: 'scope-status',
    is: 'an insufficient scope has the status 401.',
    change: (reply, { step, facts }) =>
      isFhirStep(step) && reply.status === 403 && facts.error === 'insufficient_scope'
        ? { ...reply, status: 401 }
        : undefined,
  },
  {
    at: 'fhir',
    defect: 'html',
    is: 'a missing resource is an HTML page.',
    change: (reply, { step }) =>
      isFhirStep(step) && reply.status === 404
        ? replaceReply(reply, createHtmlReply(404, '<!doctype html><title>Not found</title>'))
        : undefined,
  },
]

const JWT = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

function isMistyped({ facts, request }: Exchange): boolean {
  const type = new URLSearchParams(request.body).get('client_assertion_type')
  return facts.clientAssertion !== undefined && type !== JWT
}
