import type { Json } from '../util/json.ts'

/** A resource in context beside patient and encounter (S-081); it has one of the first three. */
export interface FhirContextItem {
  readonly reference?: string
  readonly canonical?: string
  readonly identifier?: { readonly [member: string]: Json }
  readonly type?: string
  /** An absolute URI; absent means `launch`. */
  readonly role?: string
}

/** Launch context as the token response carries it (catalogue D7). */
export interface LaunchContext {
  readonly patient?: string
  readonly encounter?: string
  readonly fhirContext?: readonly FhirContextItem[]
  readonly need_patient_banner?: boolean
  readonly smart_style_url?: string
  readonly intent?: string
  readonly tenant?: string
  /** Text of a task or a CDS Hooks card (S-152). */
  readonly appContext?: string
}

/** The grant type of an assertion that stands for an authorization (RFC 7523 section 2.1). */
export const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

/** The authorization that a user (or a policy) gave a client; codes and tokens point to it. */
export interface Grant {
  /** Id shared by everything that descends from one authorization, and is revoked together. */
  readonly family: string
  readonly run: string | undefined
  readonly clientId: string
  /** The user as `Type/id`; absent for backend services. */
  readonly user: string | undefined
  /** Ids of the patients whom the user could see then; absent for staff, who see all patients. */
  readonly userPatients?: readonly string[] | undefined
  readonly scope: string
  readonly context: LaunchContext
  readonly nonce: string | undefined
  /** Wall-clock time of the sign-in, in seconds. */
  readonly authTime: number
}

export interface AuthorizationCode {
  readonly code: string
  readonly grant: Grant
  readonly redirectUri: string
  /** `true` when the authorize request did not name it. */
  readonly isRedirectUriImplied?: boolean
  /** The problem of its launch value, which could not be read. */
  readonly launchProblem?: string | undefined
  readonly codeChallenge: string | undefined
  /** Expiry time in milliseconds. */
  readonly expiresAt: number
}

export interface AccessToken {
  readonly token: string
  readonly grant: Grant
  readonly scope: string
  readonly issuedAt: number
  readonly expiresAt: number
}

export interface RefreshToken {
  readonly token: string
  readonly grant: Grant
  readonly expiresAt: number
}

/** A launch that the EHR has prepared, and that one authorize request may use (S-040, S-041). */
export interface Launch {
  readonly handle: string
  readonly clientId: string
  readonly run: string
  readonly launchUri: string
  readonly user: string | undefined
  readonly context: LaunchContext
  readonly expiresAt: number
  /** `true` once an EHR page has opened the app in its frame. */
  readonly embedded?: boolean
}
