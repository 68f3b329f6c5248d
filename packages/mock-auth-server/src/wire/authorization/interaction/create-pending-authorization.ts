import { OAuthError } from '../../../core/oauth/oauth-error.ts'
import { createRandomId } from '../../../core/util/id.ts'
import type { PendingAuthorization } from '../../../state/pending-authorization.ts'
import { type ConsumedLaunch, decodeLaunchValue } from '../../launch/decode-launch-value.ts'
import { findCarriedLaunch } from '../../launch/find-carried-launch.ts'
import { findUnenforcedLaunch } from '../../launch/find-unenforced-launch.ts'
import type { EndpointContext } from '../../shared/endpoint.ts'
import { hasScope, needsPatient } from '../../shared/scope-policy.ts'
import { findSession } from '../../shared/session-cookie.ts'
import type { AuthorizeRequest } from '../checks/authorize-attempt.ts'
import { findPatientOfUser } from './find-patient-of-user.ts'
import { withoutMissing } from './without-missing.ts'

const INTERACTION_MS = 30 * 60_000

/** Creates the state of an accepted request until its user has decided; an EHR launch provides user and context (S-050). */
export async function createPendingAuthorization(
  context: EndpointContext,
  request: AuthorizeRequest,
): Promise<PendingAuthorization> {
  const { tenant, run, fhir, note } = context
  const named = request.launch === undefined ? undefined : await usedLaunch(context, request.launch, request)
  const { launch, approved, missing } = withoutMissing(context, named)
  const scope = launch ? request.scope : withoutLaunch(request.scope)
  if (scope === '') throw new OAuthError('invalid_scope', 'The scope launch requires a launch parameter')
  for (const { scope: name, why } of request.dropped) note({ diagnosis: `scope ${name} is left out: ${why}` })
  const user = launch?.user ?? approved.user
  const signedIn =
    user === undefined
      ? await findFreshSession(context, request)
      : { user, authTime: Math.floor(tenant.clock.now() / 1000) }
  const patient = approved.patient ?? (signedIn && findPatientOfUser(fhir, signedIn.user))
  return {
    id: `i.${tenant.name}.${tenant.journal.epoch}.${createRandomId()}`,
    run,
    clientId: request.client.clientId,
    redirectUri: request.redirectUri,
    isRedirectUriImplied: request.isRedirectUriImplied,
    state: request.state,
    scope,
    nonce: request.nonce,
    codeChallenge: request.codeChallenge,
    ehrLaunch: launch !== undefined,
    embedded: launch?.embedded ?? false,
    consented: launch?.consented ?? false,
    silent: request.prompt.silent,
    loginHint: request.prompt.loginHint,
    launchProblem: launch?.problem,
    missing,
    user: signedIn?.user,
    context: { ...(patient === undefined || !needsPatient(scope) ? {} : { patient }), ...launch?.context },
    authTime: signedIn?.authTime,
    expiresAt: tenant.clock.expiryNow() + INTERACTION_MS,
  }
}

/** Returns the session of a user who can skip sign-in, since it is fresh enough. */
async function findFreshSession(
  context: EndpointContext,
  { prompt }: AuthorizeRequest,
): Promise<{ user: string; authTime: number } | undefined> {
  const { tenant, options } = context
  const now = Math.floor(tenant.clock.now() / 1000)
  const asksAnyway = options.signIn === 'always' && !prompt.silent
  const session = asksAnyway || prompt.freshSignIn ? undefined : await findSession(context)
  const fresh = session && (prompt.maxAgeS === undefined || now - session.authTime <= prompt.maxAgeS)
  return fresh ? session : undefined
}

async function usedLaunch(
  context: EndpointContext,
  handle: string,
  { client, redirectUri }: AuthorizeRequest,
): Promise<ConsumedLaunch | undefined> {
  const { tenant, options } = context
  const read = await findCarriedLaunch(context, handle, client)
  if (read) return read
  const use = await tenant.state.useLaunch(handle, client.clientId, tenant.clock.expiryNow())
  if (use.outcome === 'used') return use.launch
  const target = { clientId: client.clientId, redirectUri }
  const carried = options.clients === 'registered' ? undefined : decodeLaunchValue(tenant, handle, target)
  const accepted = carried ?? (await findUnenforcedLaunch(context, handle, use.outcome))
  if (accepted) return accepted
  // The rogue tenant at the canary issues no launches, and accepts those of others so that its victim
  // continues.
  if (options.tokens === 'any') return undefined
  const says = {
    unknown: 'was not issued by this server',
    expired: 'has expired',
    'used-before': 'was used before; each launch has a new one',
    foreign: 'was issued to another client',
  }[use.outcome]
  throw new OAuthError('invalid_request', `The launch value ${says}`, { cause: 'launchWrong' })
}

/** Removes the bare `launch` scope: without a launch there is no EHR context to bind. */
function withoutLaunch(scope: string): string {
  if (!hasScope(scope, 'launch')) return scope
  return scope
    .split(' ')
    .filter((token) => token !== 'launch')
    .join(' ')
}
