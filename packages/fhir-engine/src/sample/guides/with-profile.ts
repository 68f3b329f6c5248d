/** Elements of US Core that a server elsewhere does not have. */
const US_EXTENSION = /^http:\/\/hl7\.org\/fhir\/us\//

/**
 * Returns a resource of the charts with another profile than that of US Core, or none, and with further
 * elements; `undefined` removes one.
 */
export function withProfile(
  resource: fhir4.FhirResource,
  profile: string | undefined,
  additions: object = {},
): fhir4.FhirResource {
  const { meta, extension = [], ...rest } = resource as fhir4.DomainResource
  const kept = extension.filter(({ url }) => !US_EXTENSION.test(url))
  const tag = meta?.tag && { tag: meta.tag }
  const adapted = {
    ...rest,
    ...((profile || tag) && { meta: { ...(profile && { profile: [profile] }), ...tag } }),
    ...(kept.length > 0 && { extension: kept }),
    ...additions,
  }
  const entries = Object.entries(adapted).filter(([, each]) => each !== undefined)
  return Object.fromEntries(entries) as unknown as fhir4.FhirResource
}
