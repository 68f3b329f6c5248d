import type { LaunchContext } from '../core/oauth/grant.ts'

/** An authorize request that was accepted and waits for its user. */
export interface PendingAuthorization {
  readonly id: string
  readonly run: string | undefined
  readonly clientId: string
  readonly redirectUri: string
  readonly state: string
  readonly scope: string
  readonly nonce: string | undefined
  readonly codeChallenge: string | undefined
  readonly ehrLaunch: boolean
  /** `prompt=none`: no page may be shown. */
  readonly silent: boolean
  /** Whether the launch said that no consent is to be asked for. */
  readonly consented: boolean
  readonly loginHint: string | undefined
  readonly user: string | undefined
  readonly context: LaunchContext
  /** Wire time of the sign-in, in seconds. */
  readonly authTime: number | undefined
  readonly expiresAt: number
}
