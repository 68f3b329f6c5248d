import type { LaunchContext } from '../core/oauth/grant.ts'

/** The user (as `Type/id`) and the patient that are named and do not exist. */
export interface MissingPeople {
  readonly user?: string | undefined
  readonly patient?: string | undefined
}

/** An authorize request that was accepted and waits for its user. */
export interface PendingAuthorization {
  readonly id: string
  readonly run: string | undefined
  readonly clientId: string
  readonly redirectUri: string
  /** `true` when the request did not name it. */
  readonly isRedirectUriImplied: boolean
  readonly state: string
  readonly scope: string
  readonly nonce: string | undefined
  readonly codeChallenge: string | undefined
  readonly ehrLaunch: boolean
  /** `true` when the app is in the frame of an EHR page, whose banner is above its pages. */
  readonly embedded: boolean
  /** `true` for `prompt=none`: no page may be shown. */
  readonly silent: boolean
  /** `true` when the launch asked to skip consent. */
  readonly consented: boolean
  readonly loginHint: string | undefined
  /** The problem of a launch value that could not be read, which the token endpoint refuses. */
  readonly launchProblem: string | undefined
  /** People whom the launch or the tenant names and the data lacks: the pages say so. */
  readonly missing: MissingPeople
  readonly user: string | undefined
  readonly context: LaunchContext
  /** Wall-clock time of the sign-in, in seconds. */
  readonly authTime: number | undefined
  readonly expiresAt: number
}
