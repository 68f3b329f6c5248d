import type { Json, JsonObject } from '../../core/util/json.ts'
import type { Tenant } from '../../state/tenant.ts'

const PROFILE = 'http://hl7.org/fhir/smart-app-launch/StructureDefinition'
const EXTENSION = 'http://hl7.org/fhir/StructureDefinition'
const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem'
const PUBLISHED = '2026-01-01T00:00:00Z'
const SITE = 'https://example.org/smart-mock'

/** Identifier of the brand in the bundle, here and in smart-configuration (S-149). */
export const BRAND_IDENTIFIER = { system: 'urn:ietf:rfc:3986', value: SITE }

/**
 * Builds the user-access brands bundle: one primary brand that names every endpoint (S-147, S-150, S-151).
 */
export function buildBrandsBundle({ base, fhirBase }: Pick<Tenant, 'base' | 'fhirBase'>): JsonObject {
  const organization = `${base}/brands/Organization/smart-mock`
  const endpoint = `${base}/brands/Endpoint/r4`
  return {
    resourceType: 'Bundle',
    id: 'smart-mock-brands',
    meta: { lastUpdated: PUBLISHED, profile: [`${PROFILE}/user-access-brands-bundle`] },
    type: 'collection',
    timestamp: PUBLISHED,
    entry: [
      { fullUrl: organization, resource: brand(endpoint) },
      { fullUrl: endpoint, resource: fhirEndpoint(fhirBase, organization) },
    ],
  }
}

function brand(endpoint: string): Json {
  return {
    resourceType: 'Organization',
    id: 'smart-mock',
    meta: { profile: [`${PROFILE}/user-access-brand`] },
    extension: [
      {
        url: `${EXTENSION}/organization-portal`,
        extension: [
          { url: 'portalName', valueString: 'SMART mock portal' },
          { url: 'portalUrl', valueUrl: `${SITE}/portal` },
          { url: 'portalEndpoint', valueReference: { reference: endpoint } },
        ],
      },
    ],
    identifier: [BRAND_IDENTIFIER],
    active: true,
    type: [{ coding: [{ system: `${TERMINOLOGY}/organization-type`, code: 'prov' }] }],
    name: 'SMART mock',
    telecom: [{ system: 'url', value: SITE }],
    address: [{ city: 'Springfield', state: 'MA', postalCode: '01101', country: 'US' }],
    endpoint: [{ reference: endpoint, display: 'FHIR R4' }],
  }
}

function fhirEndpoint(address: string, organization: string): Json {
  return {
    resourceType: 'Endpoint',
    id: 'r4',
    meta: { profile: [`${PROFILE}/user-access-endpoint`] },
    extension: [{ url: `${EXTENSION}/endpoint-fhir-version`, valueCode: '4.0.1' }],
    status: 'active',
    connectionType: { system: `${TERMINOLOGY}/endpoint-connection-type`, code: 'hl7-fhir-rest' },
    name: 'FHIR R4',
    managingOrganization: { reference: organization },
    contact: [{ system: 'url', value: SITE }],
    payloadType: [{ coding: [{ system: `${TERMINOLOGY}/endpoint-payload-type`, code: 'none' }] }],
    address,
  }
}
