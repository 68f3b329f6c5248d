/** The versions of SMART App Launch that a tenant can follow. */
export const PROFILE_VERSIONS = ['1.0', '2.0', '2.1', '2.2'] as const
export type ProfileVersion = (typeof PROFILE_VERSIONS)[number]

/** The differences between the SMART versions (catalogue D11). */
export interface Profile {
  readonly pkce: 'required' | 'optional'
  readonly authorizeMethods: readonly string[]
  /** `true` when v2 scopes (`.rs`, `?…`) exist beside v1 scopes. */
  readonly scopesV2: boolean
  /** `true` when `launch/<type>` may ask for a role. */
  readonly launchRoles: boolean
  readonly asymmetricAuth: boolean
  readonly fhirContext: 'none' | 'strings' | 'references' | 'full'
  /** Types that a `fhirUser` may have. */
  readonly userTypes: readonly string[]
  /** `true` when the scope `profile` also stands for `fhirUser` (S-118). */
  readonly profileAlias: boolean
  readonly onlineAccess: 'any' | 'ehr-launch'
  readonly tenantParameter: boolean
  readonly appState: boolean
  readonly brands: boolean
}

const USER_TYPES = ['Patient', 'Practitioner', 'RelatedPerson', 'Person']

const V1: Profile = {
  pkce: 'optional',
  authorizeMethods: ['GET'],
  scopesV2: false,
  launchRoles: false,
  asymmetricAuth: false,
  fhirContext: 'none',
  userTypes: USER_TYPES,
  profileAlias: true,
  onlineAccess: 'any',
  tenantParameter: false,
  appState: false,
  brands: false,
}

const V2: Profile = {
  ...V1,
  pkce: 'required',
  authorizeMethods: ['GET', 'POST'],
  scopesV2: true,
  asymmetricAuth: true,
  fhirContext: 'strings',
  profileAlias: false,
  tenantParameter: true,
}

const V21: Profile = {
  ...V2,
  fhirContext: 'references',
  userTypes: [...USER_TYPES, 'PractitionerRole'],
  appState: true,
}

const V22: Profile = {
  ...V21,
  launchRoles: true,
  fhirContext: 'full',
  onlineAccess: 'ehr-launch',
  brands: true,
}

/** The rules of each version. */
export const PROFILES: Readonly<Record<ProfileVersion, Profile>> = {
  '1.0': V1,
  '2.0': V2,
  '2.1': V21,
  '2.2': V22,
}
