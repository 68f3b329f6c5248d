/** FHIR base of the server that the samples are of. */
export const BASE = 'https://ehr.example/fhir'
export const IDENTIFIER = { system: 'urn:ietf:rfc:3986', value: 'https://clinic.example' }

export type Json = Record<string, unknown>

/** Returns the endpoint of the server, with changes. */
export const buildEndpoint = (changes: Json = {}) => ({
  resourceType: 'Endpoint',
  id: 'r4',
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/endpoint-fhir-version', valueCode: '4.0.1' }],
  connectionType: { code: 'hl7-fhir-rest' },
  contact: [{ system: 'url', value: 'https://developers.example' }],
  address: BASE,
  ...changes,
})

/** Returns an organization with all that an app shows, with changes. */
export const buildOrganization = (changes: Json = {}) => ({
  resourceType: 'Organization',
  id: 'clinic',
  name: 'Clinic',
  identifier: [IDENTIFIER],
  telecom: [{ system: 'url', value: 'https://clinic.example' }],
  endpoint: [{ reference: 'Endpoint/r4' }],
  ...changes,
})

/** Returns the organization with a logo at this URL. */
export const withLogo = (url: string) =>
  buildOrganization({
    extension: [
      {
        url: 'http://hl7.org/fhir/StructureDefinition/organization-brand',
        extension: [{ url: 'brandLogo', valueUrl: url }],
      },
    ],
  })

/** Returns the User Access Brands Bundle with these resources. */
export const buildBundle = (...resources: Json[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  timestamp: '2026-01-01T00:00:00Z',
  entry: resources.map((resource) => ({ resource })),
})
