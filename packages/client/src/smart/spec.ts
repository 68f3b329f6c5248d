import type { SpecReference } from '../model/verdict.ts'

const SMART = 'https://hl7.org/fhir/smart-app-launch/STU2.2'

const reference = (label: string, url: string): SpecReference => ({ label, url })

/**
 * Returns a section of the SMART App Launch page, e.g. `appLaunch('step 4', 'obtain-authorization-code')`.
 */
export const appLaunch = (section: string, anchor: string) =>
  reference(`SMART App Launch 2.2, ${section}`, `${SMART}/app-launch.html#${anchor}`)

export const conformance = (section: string, anchor: string) =>
  reference(`SMART App Launch 2.2, Conformance, ${section}`, `${SMART}/conformance.html#${anchor}`)

export const scopesAndContext = (section: string, anchor: string) =>
  reference(
    `SMART App Launch 2.2, Scopes and Launch Context, ${section}`,
    `${SMART}/scopes-and-launch-context.html#${anchor}`,
  )

export const asymmetric = (section: string, anchor: string) =>
  reference(
    `SMART App Launch 2.2, Asymmetric Authentication, ${section}`,
    `${SMART}/client-confidential-asymmetric.html#${anchor}`,
  )

export const symmetric = (section: string, anchor: string) =>
  reference(
    `SMART App Launch 2.2, Symmetric Authentication, ${section}`,
    `${SMART}/client-confidential-symmetric.html#${anchor}`,
  )

export const symmetricAudience = () =>
  reference(
    'SMART App Launch 2.2, Symmetric Authentication, scope',
    `${SMART}/client-confidential-symmetric.html#profile-audience-and-scope`,
  )

export const backendServices = (section: string, anchor: string) =>
  reference(`SMART App Launch 2.2, Backend Services, ${section}`, `${SMART}/backend-services.html#${anchor}`)

/**
 * Returns a section of Bulk Data Access, e.g. `bulkData('kick-off request', 'bulk-data-kick-off-request')`.
 */
export const bulkData = (section: string, anchor: string) =>
  reference(`Bulk Data Access 2.0, ${section}`, `https://hl7.org/fhir/uv/bulkdata/STU2/export.html#${anchor}`)

export const tokenIntrospection = () =>
  reference('SMART App Launch 2.2, Token Introspection', `${SMART}/token-introspection.html`)

export const introspection = (section: string, anchor: string) =>
  reference(
    `SMART App Launch 2.2, Token Introspection, ${section}`,
    `${SMART}/token-introspection.html#${anchor}`,
  )

export const brands = (section: string, anchor: string) =>
  reference(`SMART App Launch 2.2, User-access Brands, ${section}`, `${SMART}/brands.html#${anchor}`)

export const appState = (section: string, anchor: string) =>
  reference(`SMART App Launch 2.2, App State, ${section}`, `${SMART}/app-state.html#${anchor}`)

export const taskLaunch = (section: string, anchor: string) =>
  reference(`SMART App Launch 2.2, Task Launch, ${section}`, `${SMART}/task-launch.html#${anchor}`)

/** Returns a section of an RFC, e.g. `rfc(6749, '4.1.2')`. */
export const rfc = (number: number, section: string) =>
  reference(
    `RFC ${number} §${section}`,
    `https://www.rfc-editor.org/rfc/rfc${number}.html#section-${section}`,
  )

export const oidc = (section: string, anchor: string) =>
  reference(
    `OpenID Connect Core §${section}`,
    `https://openid.net/specs/openid-connect-core-1_0.html#${anchor}`,
  )

export const oidcDiscovery = (section: string, anchor: string) =>
  reference(
    `OpenID Connect Discovery §${section}`,
    `https://openid.net/specs/openid-connect-discovery-1_0.html#${anchor}`,
  )

export const fhir = (section: string, page: string) =>
  reference(`FHIR R4, ${section}`, `https://hl7.org/fhir/R4/${page}`)

export const fetchStandard = (section: string, anchor: string) =>
  reference(`Fetch, ${section}`, `https://fetch.spec.whatwg.org/#${anchor}`)
