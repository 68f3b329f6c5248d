import { isEnforced } from '../../../core/declare/server-requirements.ts'
import { type Client, isRegisteredRedirect } from '../../../core/oauth/client.ts'
import type { AuthorizeAttempt } from './authorize-attempt.ts'
import { AuthorizeRefusal } from './authorize-refusal.ts'
import { createUnknownClient } from './create-unknown-client.ts'
import { isWebUri } from './is-web-uri.ts'
import {
  ANY_CLIENT,
  findUnregisteredRedirectProblem,
  resolveUnregisteredClient,
} from './resolve-unregistered-client.ts'

/**
 * Returns the client that a request names: a registered one, or by option one that represents any. Throws
 * `AuthorizeRefusal` when it is unknown.
 */
export function checkClient({ tenant, options, params }: AuthorizeAttempt): Client {
  const clientId = params.get('client_id') ?? ''
  const redirectUri = params.get('redirect_uri') ?? ''
  const registered = tenant.client(clientId)
  const fits = registered !== undefined && isRegisteredRedirect(registered, redirectUri)
  const client =
    (fits ? undefined : resolveUnregisteredClient(tenant, options, clientId, redirectUri)) ?? registered
  if (client && clientId !== ANY_CLIENT) return client
  if (clientId && isWebUri(redirectUri) && !isEnforced(options, 'client-known'))
    return createUnknownClient(clientId, redirectUri)
  const problem =
    clientId && options.clients === 'any' && findUnregisteredRedirectProblem(tenant, redirectUri)
  if (problem)
    throw new AuthorizeRefusal('redirect-uri', `The redirect URI cannot be used: ${problem}.`, params)
  const message = clientId
    ? `The client "${clientId}" is not registered.`
    : 'The request has no client_id, so the browser cannot be redirected back to a client.'
  throw new AuthorizeRefusal('client', message, params)
}
