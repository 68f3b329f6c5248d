import type { SetUp } from './set-ups.ts'

/** What makes a case fail in a mock that is otherwise as it should be. */
export interface Counterpart {
  /** `plain` by default. */
  readonly setUp?: SetUp
  readonly fault?: string
  readonly params?: Readonly<Record<string, unknown>>
  /** Conditions under which the fault applies. */
  readonly when?: Readonly<Record<string, unknown>>
  readonly options?: Readonly<Record<string, unknown>>
  /** Cases that cannot pass then either. */
  readonly alsoFails?: readonly string[]
}

/** The counterpart of each case, but for one that only a hole of the stub server makes fail. */
export const COUNTERPARTS: Readonly<Record<string, Counterpart>> = {
  'discovery-document/served': { fault: 'discovery-not-found' },
  'discovery-document/content-type': { fault: 'discovery-content-type', params: { type: 'text/plain' } },
  'discovery-document/any-accept': { fault: 'discovery-defect', params: { defect: 'html-for-html' } },
  'discovery-endpoints/absolute': { fault: 'relative-endpoints' },
  'discovery-endpoints/authorization': {
    fault: 'endpoint-missing',
    params: { endpoint: 'authorization_endpoint' },
  },
  'discovery-endpoints/token': { fault: 'endpoint-missing', params: { endpoint: 'token_endpoint' } },
  'discovery-capabilities/strings': { fault: 'capabilities-odd', params: { as: 'object' } },
  'discovery-capabilities/names': { fault: 'unknown-members', params: { more: 'capabilities' } },
  'discovery-capability-sets': {
    fault: 'capabilities-odd',
    params: { as: 'empty' },
    alsoFails: ['discovery-identity/issuer', 'discovery-authentication/asymmetric'],
  },
  'discovery-pkce-methods': { fault: 'pkce-plain-too' },
  'discovery-authentication/grant-types': {
    fault: 'discovery-defect',
    params: { defect: 'grant-types-missing' },
  },
  'discovery-authentication/methods': {
    fault: 'discovery-defect',
    params: { defect: 'auth-method-unknown' },
  },
  'discovery-authentication/asymmetric': {
    fault: 'discovery-defect',
    params: { defect: 'assertion-algorithms-missing' },
  },
  'discovery-identity/issuer': { fault: 'discovery-defect', params: { defect: 'issuer-missing' } },
  'discovery-identity/jwks-uri': { fault: 'discovery-defect', params: { defect: 'jwks-uri-missing' } },
  'discovery-scope-syntax': { fault: 'discovery-defect', params: { defect: 'scope-malformed' } },
  'discovery-recommended-members': { fault: 'discovery-defect', params: { defect: 'recommended-missing' } },
  'discovery-associated-endpoints': {
    fault: 'discovery-defect',
    params: { defect: 'associated-endpoints-malformed' },
  },
  'metadata-readable': { fault: 'metadata-failing', params: { how: 'error' } },
  'metadata-oauth-uris/present': {
    setUp: 'smart-1.0',
    fault: 'metadata-defect',
    params: { defect: 'oauth-uris-missing' },
  },
  'metadata-oauth-uris/agree': { fault: 'metadata-disagrees' },
  'authorization-server-metadata': {
    fault: 'openid-document-defect',
    params: { defect: 'metadata-issuer-other' },
  },
  'header-names-any-case': {
    fault: 'requirement-unenforced',
    params: { requirement: 'header-names-case-insensitive' },
  },
  'tls/versions': {
    setUp: 'https',
    fault: 'tls-outdated',
    params: { version: 'TLSv1.1', endpoint: 'token_endpoint' },
    alsoFails: ['metadata-oauth-uris/agree'],
  },
  'tls/certificate': {
    setUp: 'https',
    fault: 'certificate-invalid',
    params: { certificate: 'wrong-host', endpoint: 'token_endpoint' },
    alsoFails: ['metadata-oauth-uris/agree'],
  },
  'endpoints-https': { setUp: 'https', fault: 'endpoints-plain-http', params: { endpoint: 'jwks_uri' } },
  'cors-public-documents/discovery': { fault: 'discovery-without-cors' },
  'cors-public-documents/metadata': { fault: 'cors-defect', params: { at: 'metadata' } },
  'cors-token/errors': {
    fault: 'token-cors-missing',
    params: { on: 'error' },
    when: { param: { code: 'smart-client-conformance-no-such-code' } },
  },
  'cors-fhir/preflight': { fault: 'preflight-refused', params: { how: '401' } },
  'cors-fhir/errors': { fault: 'cors-defect', params: { at: 'fhir-errors' } },
  'cors-limits/authorize': { fault: 'cors-defect', params: { at: 'authorize' } },
  'cors-openid-documents': { fault: 'jwks-without-cors' },
  'registration-created/public': { fault: 'registration-defect', params: { defect: 'client-id-missing' } },
  'registration-created/secret': {
    fault: 'registration-defect',
    params: { defect: 'secret-expiry-missing' },
  },
  'registration-jwks/inline': { fault: 'registration-defect', params: { defect: 'refuses-jwks' } },
  'registration-jwks/by-url': { fault: 'registration-defect', params: { defect: 'refuses-jwks-uri' } },
  'registration-refusals/redirect-uris': {
    fault: 'requirement-unenforced',
    params: { requirement: 'registration-redirect-uris' },
  },
  'registration-refusals/metadata': {
    fault: 'requirement-unenforced',
    params: { requirement: 'registration-metadata' },
  },
  'authorize-unknown-client': { fault: 'requirement-unenforced', params: { requirement: 'client-known' } },
  'authorize-parameters/unknown': {
    fault: 'requirement-unenforced',
    params: { requirement: 'ignore-unknown-parameters' },
  },
  'authorize-error-response': { fault: 'error-defect', params: { at: 'authorize', defect: 'state-lost' } },
  'sign-in-page/framing': { fault: 'page-defect', params: { defect: 'frameable' } },
  'sign-in-page/referrer': { fault: 'page-defect', params: { defect: 'referrer-sent' } },
  'token-error-codes/grant-type': {
    fault: 'error-defect',
    params: { at: 'token', defect: 'grant-type-error' },
  },
  'token-error-codes/client': {
    fault: 'error-defect',
    params: { at: 'token', defect: 'unknown-client-error' },
    when: { param: { code: 'smart-client-conformance-no-such-code' } },
  },
  'token-error-codes/code': { fault: 'error-defect', params: { at: 'token', defect: 'status-403' } },
  'token-error-response/form': { fault: 'error-defect', params: { at: 'token', defect: 'html' } },
  'token-error-response/garbage': { fault: 'error-defect', params: { at: 'token', defect: 'server-error' } },
  'openid-configuration/served': { fault: 'openid-configuration-broken', params: { answer: 'not-found' } },
  'openid-configuration/issuer': {
    fault: 'openid-configuration-other-issuer',
    alsoFails: ['authorization-server-metadata'],
  },
  'openid-configuration/members': {
    fault: 'openid-document-defect',
    params: { defect: 'subject-types-missing' },
  },
  'openid-jwks/usable': { fault: 'jwks-unreadable', params: { body: 'no-keys' } },
  'openid-jwks/public': { fault: 'openid-document-defect', params: { defect: 'private-key-published' } },
  'openid-jwks/kids': { fault: 'jwks-duplicate-kid' },
  'refresh-binding/unknown': { fault: 'error-defect', params: { at: 'refresh', defect: 'status-403' } },
  'assertion-accepted': { fault: 'client-keys-missing', params: { why: 'unknown-kid' } },
  'assertion-key/signature': {
    fault: 'requirement-unenforced',
    params: { requirement: 'assertion-signature' },
  },
  'assertion-key/other-key': { fault: 'requirement-unenforced', params: { requirement: 'assertion-key' } },
  'assertion-key/jku': { fault: 'requirement-unenforced', params: { requirement: 'assertion-jku' } },
  'assertion-parties/iss': { fault: 'requirement-unenforced', params: { requirement: 'assertion-issuer' } },
  'assertion-parties/aud': { fault: 'requirement-unenforced', params: { requirement: 'assertion-audience' } },
  'assertion-times/expired': { fault: 'requirement-unenforced', params: { requirement: 'assertion-expiry' } },
  'assertion-times/not-before': {
    fault: 'requirement-unenforced',
    params: { requirement: 'assertion-not-before' },
  },
  'assertion-times/lifetime': {
    fault: 'requirement-unenforced',
    params: { requirement: 'assertion-lifetime' },
  },
  'assertion-jti/replay': { fault: 'requirement-unenforced', params: { requirement: 'assertion-jti' } },
  'assertion-jti/missing': {
    fault: 'requirement-unenforced',
    params: { requirement: 'assertion-jti-present' },
  },
  'assertion-algorithm': { fault: 'requirement-unenforced', params: { requirement: 'assertion-algorithm' } },
  'assertion-errors/code': { fault: 'error-defect', params: { at: 'token', defect: 'assertion-error-code' } },
  'assertion-errors/type': { fault: 'requirement-unenforced', params: { requirement: 'assertion-type' } },
  'backend-token/response': { fault: 'scope-missing', when: { grantType: 'client_credentials' } },
  'backend-token/lifetime': { options: { backendTokenLifetimeS: 3600 } },
  'backend-token/no-refresh-token': { fault: 'backend-refresh-token' },
  'backend-scope/required': {
    fault: 'requirement-unenforced',
    params: { requirement: 'backend-scope-present' },
  },
  'backend-scope/beyond': { fault: 'requirement-unenforced', params: { requirement: 'backend-scope' } },
  'backend-secret-refused': { fault: 'requirement-unenforced', params: { requirement: 'backend-secret' } },
  'backend-access/inside': {
    fault: 'access-token-rejected',
    params: { answer: 'challenge' },
    when: { clientId: 'conformance-backend' },
  },
  'backend-access/outside': {
    fault: 'requirement-unenforced',
    params: { requirement: 'fhir-scope-type' },
    when: { clientId: 'conformance-backend' },
  },
  'fhir-no-token/refused': { fault: 'requirement-unenforced', params: { requirement: 'fhir-token-present' } },
  'fhir-no-token/challenge': { fault: 'error-defect', params: { at: 'fhir', defect: 'challenge-missing' } },
  'fhir-invalid-token/unknown': {
    fault: 'requirement-unenforced',
    params: { requirement: 'fhir-token-known' },
  },
  'fhir-invalid-token/malformed': { fault: 'error-defect', params: { at: 'fhir', defect: 'server-error' } },
  'introspection-inactive': { fault: 'introspection-defect', params: { defect: 'inactive-with-members' } },
  'management-page': { fault: 'management-unavailable' },
  'brands-bundle': { fault: 'brands-defect', params: { defect: 'timestamp-missing' } },
  'brands-identifier': { fault: 'brands-unusable', params: { is: 'identifier-not-found' } },
  'brands-profiles/organization': { fault: 'brands-defect', params: { defect: 'website-missing' } },
  'brands-profiles/endpoint': { fault: 'brands-defect', params: { defect: 'fhir-version-missing' } },
  'brands-profiles/absent-reasons': { fault: 'brands-defect', params: { defect: 'absent-reason' } },
  'brands-http/cors': { fault: 'cors-defect', params: { at: 'brands' } },
  'brands-http/etag': { fault: 'brands-odd', params: { is: 'no-etag' } },
  'brands-endpoints-respond': {
    fault: 'brands-unusable',
    params: { is: 'dead-endpoint' },
    alsoFails: ['brands-profiles/endpoint'],
  },
  'revocation-requests/unknown': {
    fault: 'requirement-unenforced',
    params: { requirement: 'revocation-unknown-token' },
  },
  'app-state-access/token': { fault: 'requirement-unenforced', params: { requirement: 'app-state-token' } },
}
