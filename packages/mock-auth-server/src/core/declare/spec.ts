const SMART = 'https://hl7.org/fhir/smart-app-launch/STU2.2'

/** Returns a section of SMART App Launch 2.2, "App launch". */
export const appLaunch = (section: string) => `${SMART}/app-launch.html#${section}`
/** Returns a section of SMART App Launch 2.2, "Scopes and launch context". */
export const scopesPage = (section: string) => `${SMART}/scopes-and-launch-context.html#${section}`
/** Returns a section of SMART App Launch 2.2, "Conformance". */
export const conformance = (section: string) => `${SMART}/conformance.html#${section}`
/** Returns a section of OpenID Connect Core 1.0. */
export const oidc = (section: string) => `https://openid.net/specs/openid-connect-core-1_0.html#${section}`
/** Returns a section of an RFC. */
export const rfc = (number: number, section: string) =>
  `https://www.rfc-editor.org/rfc/rfc${number}.html#section-${section}`
/** Returns a section of the HTTP page of FHIR R4. */
export const fhirHttp = (section: string) => `https://hl7.org/fhir/R4/http.html#${section}`
/** Returns a section of SMART App Launch 2.2, "Client authentication: asymmetric (public key)". */
export const clientAsymmetric = (section: string) => `${SMART}/client-confidential-asymmetric.html#${section}`
/** Returns a section of SMART App Launch 2.2, "Client authentication: symmetric (shared secret)". */
export const clientSymmetric = (section: string) => `${SMART}/client-confidential-symmetric.html#${section}`
/** Returns a section of SMART App Launch 2.2, "Backend services". */
export const backendServices = (section: string) => `${SMART}/backend-services.html#${section}`
/** Returns a section of SMART App Launch 2.2, "Token introspection". */
export const tokenIntrospection = (section: string) => `${SMART}/token-introspection.html#${section}`
/** Returns a section of SMART App Launch 2.2, "SMART app state". */
export const appState = (section: string) => `${SMART}/app-state.html#${section}`
/** Returns a section of SMART App Launch 2.2, "Task profiles for requesting SMART launch". */
export const taskLaunch = (section: string) => `${SMART}/task-launch.html#${section}`
/** Returns a section of the Fetch standard. */
export const fetchStandard = (section: string) => `https://fetch.spec.whatwg.org/#${section}`
/** Returns a section of a page of FHIR R4. */
export const fhirPage = (page: string, section: string) => `https://hl7.org/fhir/R4/${page}.html#${section}`
/** Returns a section of the HTML standard. */
export const htmlStandard = (section: string) => `https://html.spec.whatwg.org/#${section}`
/** Returns a section of SMART App Launch 2.2, "User-access brands and endpoints". */
export const brandsPage = (section: string) => `${SMART}/brands.html#${section}`
/** Returns a section of Bulk Data Access 2.0, "Export". */
export const bulkData = (section: string) => `https://hl7.org/fhir/uv/bulkdata/STU2/export.html#${section}`
