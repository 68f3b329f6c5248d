import type { Grant } from '../../core/oauth/grant.ts'
import { PROFILES } from '../../core/oauth/profile.ts'
import type { JsonObject } from '../../core/util/json.ts'
import { formatLaunchContext } from './format-launch-context.ts'
import type { IssueContext } from './issue-context.ts'

/**
 * Builds the servers and scopes of an access token that is valid at two servers (S-085; experimental in SMART
 * 2.2).
 */
export function buildAuthorizationDetails(
  { tenant, options }: Pick<IssueContext, 'tenant' | 'options'>,
  grant: Grant,
  scope: string,
): JsonObject {
  const { profileVersion, authorizationDetails: wanted } = options
  if (wanted === 'none' || !PROFILES[profileVersion].brands) return {}
  const { patient, encounter, fhirContext } = formatLaunchContext(grant.context, profileVersion)
  const context = Object.entries({ patient, encounter, fhirContext }).filter(
    ([, value]) => value !== undefined,
  )
  const details = [tenant.fhirBase, `${tenant.secondBase}/fhir`].map((location) => ({
    type: 'smart_on_fhir',
    locations: [location],
    fhirVersions: ['4.0.1'],
    scope,
    ...(Object.fromEntries(context) as Record<string, string>),
  }))
  return { authorization_details: details }
}
