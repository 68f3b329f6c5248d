import { createHtmlReply, type Reply } from '../../core/http/reply.ts'
import type { AuthorizeErrorDraft } from '../../core/journal/authorize-points.ts'
import type { OAuthError } from '../../core/oauth/oauth-error.ts'
import { createRefusalReply } from '../shared/create-refusal-reply.ts'
import type { EndpointContext } from '../shared/endpoint.ts'
import { NO_STORE } from '../shared/no-store.ts'
import type { AuthorizeRefusal } from './checks/authorize-refusal.ts'
import { createAuthorizeRefusalReply } from './create-authorize-refusal-reply.ts'
import { respondWithRedirect } from './respond-with-redirect.ts'

/** Creates the response to a request that must not be redirected: by default a page (S-044). */
export function respondWithRefusal(context: EndpointContext, refused: AuthorizeRefusal): Reply {
  const { reason, message, clientId, redirectUri } = refused
  const isMissing = (reason === 'client' ? clientId : redirectUri) === ''
  const cause = reason === 'client' ? 'clientUnknown' : 'redirectUriWrong'
  const draft = context.pass('authorize.error', {
    cause: isMissing || reason === 'repeated' ? 'parameterMissing' : cause,
    error: reason === 'client' ? 'unauthorized_client' : 'invalid_request',
    description: message,
    answer: 'page',
  })
  return createOwnReply(context, draft) ?? createAuthorizeRefusalReply(refused, context.tenant)
}

/** Creates the response to a request whose parameters cannot be read: by default a page. */
export function respondWithUnreadable(context: EndpointContext, description: string, page: Reply): Reply {
  const draft = context.pass('authorize.error', {
    ...{ cause: 'parameterMissing', error: 'invalid_request', answer: 'page' },
    description,
  })
  return createOwnReply(context, draft) ?? page
}

/** Creates the response to any other wrong request: by default a redirect to the app (S-058). */
export function respondWithError(
  context: EndpointContext,
  to: Parameters<typeof respondWithRedirect>[1],
  error: OAuthError,
): Reply {
  const { cause, code, description } = error
  const draft = context.pass('authorize.error', { cause, error: code, description, answer: 'redirect' })
  return createOwnReply(context, draft) ?? respondWithRedirect(context, to, { error })
}

/** Creates JSON or the server's own page; `undefined` where the draft wants neither. */
function createOwnReply(
  { pass }: EndpointContext,
  { cause, error, description, answer }: AuthorizeErrorDraft,
): Reply | undefined {
  if (typeof answer === 'object') return createHtmlReply(400, answer.html)
  if (answer !== 'json') return undefined
  const body = { error, error_description: description }
  return createRefusalReply(pass, { cause, status: 400, headers: NO_STORE, body })
}
