import type { FhirContextItem, LaunchContext } from '../../core/oauth/grant.ts'
import { PROFILES, type Profile, type ProfileVersion } from '../../core/oauth/profile.ts'
import type { Json, JsonObject } from '../../core/util/json.ts'

/**
 * Formats launch context by that version of the specification, in token and introspection responses (S-076,
 * S-133).
 */
export function formatLaunchContext(context: LaunchContext, version: ProfileVersion): JsonObject {
  const profile = PROFILES[version]
  const { fhirContext, tenant, ...plain } = context
  const items = fhirContext && fhirContextForm(fhirContext, profile)
  return {
    ...plain,
    ...(items && items.length > 0 ? { fhirContext: items } : {}),
    ...(tenant !== undefined && profile.tenantParameter ? { tenant } : {}),
  }
}

/**
 * Formats `fhirContext`: strings in 2.0, `reference` and `role` in 2.1, everything in 2.2; an older form
 * leaves out the members that it does not have.
 */
function fhirContextForm(items: readonly FhirContextItem[], { fhirContext: form }: Profile): Json[] {
  if (form === 'full') return items.map((item) => ({ ...item }) as Json)
  if (form === 'none') return []
  return items.flatMap(({ reference, role }): Json[] => {
    if (reference === undefined) return []
    if (form === 'references') return [{ reference, ...(role === undefined ? {} : { role }) }]
    return role === undefined || role === 'launch' ? [reference] : []
  })
}
