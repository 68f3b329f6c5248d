import { isEnforced } from '../../core/declare/server-requirements.ts'
import { OAuthError } from '../../core/oauth/oauth-error.ts'
import type { TenantOptions } from '../../core/oauth/options.ts'
import type { Tenant } from '../../state/tenant.ts'

/**
 * Checks that the request is meant for this FHIR base: `aud`, or `resource` as its synonym (S-047, S-048, RFC
 * 8707 section 2). Throws `invalid_request`, or `invalid_target` for a wrong `resource`.
 */
export function checkAudience(tenant: Tenant, options: TenantOptions, params: URLSearchParams): void {
  const aud = params.get('aud')
  const resource = params.get('resource')
  const mayBeAbsent = options.audience === 'optional' || options.audience === 'any'
  if (!aud && !resource && !mayBeAbsent && isEnforced(options, 'audience-present'))
    throw new OAuthError('invalid_request', 'The parameter aud is missing', { cause: 'audienceWrong' })
  if (aud && !isMeant(aud, tenant, options)) throw wrong('invalid_request', 'aud', aud, tenant)
  checkResource(tenant, options, params)
}

/** Checks that a `resource`, if present, is this FHIR base. */
export function checkResource(tenant: Tenant, options: TenantOptions, params: URLSearchParams): void {
  const resource = params.get('resource')
  if (resource && !isMeant(resource, tenant, options)) {
    throw wrong('invalid_target', 'resource', resource, tenant)
  }
}

function isMeant(given: string, { fhirBase }: Tenant, { audience }: TenantOptions): boolean {
  if (given === fhirBase || audience === 'any') return true
  if (audience === 'slash-too') return given === `${fhirBase}/`
  return (
    audience === 'path-only' && URL.canParse(given) && new URL(given).pathname === new URL(fhirBase).pathname
  )
}

function wrong(
  code: 'invalid_request' | 'invalid_target',
  name: string,
  given: string,
  { fhirBase }: Tenant,
): OAuthError {
  const hint = given.replace(/\/+$/, '') === fhirBase ? ' (it differs by a trailing slash)' : ''
  return new OAuthError(code, `${name} must be ${fhirBase}, not ${given}${hint}`, { cause: 'audienceWrong' })
}
