import { capabilityStatement } from '../fhir/index.ts'
import type { Tenant } from '../state/tenant.ts'
import { endpointUrls } from './discovery-document.ts'

const OAUTH_URIS = 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris'
const SECURITY_SERVICE = 'http://terminology.hl7.org/CodeSystem/restful-security-service'

/** The CapabilityStatement with the same endpoints as smart-configuration (S-024, S-025, S-130). */
export function metadataDocument(tenant: Tenant): fhir4.CapabilityStatement {
  const urls = endpointUrls(tenant)
  return capabilityStatement(tenant.fhirBase, {
    security: {
      cors: true,
      service: [{ coding: [{ system: SECURITY_SERVICE, code: 'SMART-on-FHIR' }], text: 'SMART on FHIR' }],
      extension: [
        {
          url: OAUTH_URIS,
          extension: [
            { url: 'authorize', valueUri: urls.authorization_endpoint },
            { url: 'token', valueUri: urls.token_endpoint },
            { url: 'register', valueUri: urls.registration_endpoint },
            { url: 'manage', valueUri: urls.management_endpoint },
            { url: 'introspect', valueUri: urls.introspection_endpoint },
            { url: 'revoke', valueUri: urls.revocation_endpoint },
          ],
        },
      ],
    },
  })
}
