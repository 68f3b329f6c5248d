import type { AccessToken, AuthorizationCode, Launch, RefreshToken } from '../core/grant.ts'
import type { Interaction } from './interaction.ts'

export type LaunchUse =
  | { readonly outcome: 'used'; readonly launch: Launch }
  | { readonly outcome: 'unknown' | 'expired' | 'used-before' | 'foreign' }

export type CodeRedemption = { readonly outcome: 'redeemed' | 'replayed' | 'unknown' | 'expired' }

export type RefreshRotation = { readonly outcome: 'rotated' | 'reused' | 'unknown' | 'expired' }

/**
 * What a tenant remembers of its handshakes, reached by intent: each operation is atomic and asynchronous,
 * so that no caller can rely on what only one thread makes true. Times are expiry times in milliseconds.
 */
export interface State {
  putLaunch(launch: Launch): Promise<void>
  findLaunch(handle: string): Promise<Launch | undefined>
  /** Takes a launch handle for one authorize request (S-041). */
  useLaunch(handle: string, clientId: string, now: number): Promise<LaunchUse>

  putInteraction(interaction: Interaction): Promise<void>
  findInteraction(id: string, now: number): Promise<Interaction | undefined>
  /** Ends an interaction; only one caller gets it (the user may have pressed twice). */
  endInteraction(id: string): Promise<Interaction | undefined>

  putCode(code: AuthorizationCode): Promise<void>
  findCode(code: string): Promise<AuthorizationCode | undefined>
  /** Compare-and-set; leaves a tombstone, so that a replay can be told from an unknown code (S-060). */
  redeemCode(code: string, now: number): Promise<CodeRedemption>

  putAccessToken(token: AccessToken): Promise<void>
  findAccessToken(token: string): Promise<AccessToken | undefined>
  putRefreshToken(token: RefreshToken): Promise<void>
  findRefreshToken(token: string): Promise<RefreshToken | undefined>
  /** Replaces a refresh token; a superseded one is told from an unknown one (S-092). */
  rotateRefreshToken(token: string, next: RefreshToken, now: number): Promise<RefreshRotation>

  /** Revokes every token of a family; how many there were. */
  revokeFamily(family: string): Promise<number>
  revokeAll(): Promise<number>
  /** Revokes what lives only as long as the user's session: families granted `online_access` (S-093). */
  endSessions(user: string | undefined): Promise<number>
}
