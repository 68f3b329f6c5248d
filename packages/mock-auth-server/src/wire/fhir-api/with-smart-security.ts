import { buildEndpointUrls, type DocumentContext } from '../discovery/discovery-document.ts'

const OAUTH_URIS = 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris'
const SECURITY_SERVICE = 'http://terminology.hl7.org/CodeSystem/restful-security-service'

/** Returns a CapabilityStatement with the security of the mock: the endpoints of smart-configuration (S-024, S-025). */
export function withSmartSecurity(
  context: DocumentContext,
  { rest = [], ...others }: fhir4.CapabilityStatement,
): fhir4.CapabilityStatement {
  return { ...others, rest: rest.map((each) => ({ ...each, security: smartSecurity(context) })) }
}

function smartSecurity(context: DocumentContext): fhir4.CapabilityStatementRestSecurity {
  const urls = buildEndpointUrls(context)
  const introspect = urls.introspection_endpoint
  return {
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
          ...(introspect === undefined ? [] : [{ url: 'introspect', valueUri: introspect }]),
          { url: 'revoke', valueUri: urls.revocation_endpoint },
        ],
      },
    ],
  }
}
