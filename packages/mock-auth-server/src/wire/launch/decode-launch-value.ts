import type { FhirContextItem, Launch } from '../../core/oauth/grant.ts'
import { OAuthError } from '../../core/oauth/oauth-error.ts'
import type { Tenant } from '../../state/tenant.ts'
import { findFhirContextProblem } from './find-fhir-context-problem.ts'
import { findLauncherUser } from './find-launcher-user.ts'
import { findLauncherPatient, type LauncherValue, parseLauncherValue } from './launcher-value.ts'

/** The part of a launch that an authorize request uses. */
export interface ConsumedLaunch extends Pick<Launch, 'user' | 'context' | 'embedded'> {
  /** `true` when consent is skipped. */
  readonly consented?: boolean
  /** The reason why it could not be read, when the token endpoint is to refuse it. */
  readonly problem?: string
}

/** The client and the redirect URI of the request that carries a launch value. */
interface LaunchTarget {
  readonly clientId: string
  readonly redirectUri: string
}

/**
 * Decodes the launch in a value of the public SMART launcher; returns `undefined` for any other value. An
 * error to simulate is refused, since some errors are due before the value arrives: the FHIR base carries
 * them. A value with another client id or other redirect URIs is refused too.
 */
export function decodeLaunchValue(
  tenant: Tenant,
  handle: string,
  { clientId, redirectUri }: LaunchTarget,
): ConsumedLaunch | undefined {
  let value: LauncherValue
  try {
    value = parseLauncherValue(handle)
  } catch {
    return undefined
  }
  if (value.authError && !tenant.base.endsWith(`/sim/${handle}`)) {
    throw new OAuthError(
      'invalid_request',
      `A launch value cannot carry ${value.authError.slice(0, 100)}: launch with the FHIR base /v/r4/sim/<value>/fhir instead`,
    )
  }
  if (value.clientId && value.clientId !== clientId) {
    throw new OAuthError(
      'invalid_client',
      `The launch value is for the client "${value.clientId}", not "${clientId}"`,
    )
  }
  if (value.redirectUris.length > 0 && !value.redirectUris.includes(redirectUri)) {
    throw new OAuthError(
      'invalid_request',
      `The redirect URI ${redirectUri} is not in the launch value, which has ${value.redirectUris.join(', ')}`,
    )
  }
  const patient = findLauncherPatient(value)
  const encounter = /^(?:AUTO|MANUAL|NONE|)$/.test(value.encounter) ? undefined : value.encounter
  const items = fhirContextOf(value)
  return {
    user: findLauncherUser(tenant, value),
    consented: value.skipAuth || value.launchType === 'provider-ehr',
    context: {
      ...(patient === undefined ? {} : { patient }),
      ...(encounter === undefined ? {} : { encounter }),
      ...(items.length > 0 ? { fhirContext: items } : {}),
      need_patient_banner: !value.simEhr,
    },
  }
}

/** Returns the items of the value that are allowed in `fhirContext` (S-081). */
function fhirContextOf({ fhirContext }: LauncherValue): FhirContextItem[] {
  try {
    const items: unknown = JSON.parse(fhirContext)
    return (Array.isArray(items) ? items : [items]).filter(
      (item) => typeof item === 'object' && item !== null && findFhirContextProblem(item) === undefined,
    )
  } catch {
    return []
  }
}
