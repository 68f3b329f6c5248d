import type { JWK } from 'jose'
import type { AccessToken, AuthorizationCode, Grant, Launch, RefreshToken } from '../core/oauth/grant.ts'
import type { AppState, AppStateChange } from './app-state.ts'
import type { PendingAuthorization } from './pending-authorization.ts'
import type { Registration } from './registration.ts'
import type { Session } from './session.ts'

export type LaunchUse =
  | { readonly outcome: 'used'; readonly launch: Launch }
  | { readonly outcome: 'unknown' | 'expired' | 'used-before' | 'foreign' }

export type CodeRedemption = { readonly outcome: 'redeemed' | 'replayed' | 'unknown' | 'expired' }

/** The usability of a refresh token. */
export type RefreshUse = 'live' | 'reused' | 'unknown' | 'expired'

export type RefreshRotation = { readonly outcome: 'rotated' | 'reused' | 'unknown' | 'expired' }

/** Launches that the EHR prepared, and authorize requests that wait for their user. */
export interface LaunchState {
  putLaunch(launch: Launch): Promise<void>
  findLaunch(handle: string): Promise<Launch | undefined>
  /** Records that an EHR page opens the launch in its frame. */
  embedLaunch(handle: string): Promise<void>
  /** Uses a launch handle for one authorize request (S-041). */
  useLaunch(handle: string, clientId: string, now: number): Promise<LaunchUse>

  putInteraction(interaction: PendingAuthorization): Promise<void>
  findInteraction(id: string, now: number): Promise<PendingAuthorization | undefined>
  /** Ends an interaction; only one caller gets it (the user may have pressed twice). */
  endInteraction(id: string): Promise<PendingAuthorization | undefined>
}

/** The codes and tokens issued to clients. */
export interface TokenState {
  putCode(code: AuthorizationCode): Promise<void>
  findCode(code: string): Promise<AuthorizationCode | undefined>
  /**
   * Redeems a code by compare-and-set and leaves a tombstone, so that a replay differs from an unknown code
   * (S-060).
   */
  redeemCode(code: string, now: number): Promise<CodeRedemption>

  putAccessToken(token: AccessToken): Promise<void>
  findAccessToken(token: string): Promise<AccessToken | undefined>
  putRefreshToken(token: RefreshToken): Promise<void>
  findRefreshToken(token: string): Promise<RefreshToken | undefined>
  /** Lets a refresh token expire later. */
  extendRefreshToken(token: string, expiresAt: number): Promise<void>
  /** Replaces a refresh token; a superseded one differs from an unknown one (S-092). */
  rotateRefreshToken(token: string, next: RefreshToken, now: number): Promise<RefreshRotation>
  /** Returns the usability of a refresh token, without using it up. */
  checkRefreshToken(token: string, now: number): Promise<RefreshUse>

  /** Revokes every token of a family, including later ones, and returns their number. */
  revokeFamily(family: string): Promise<number>
  /** Ends the refresh tokens of a family, whose access tokens remain valid; returns their number. */
  revokeRefreshTokens(family: string): Promise<number>
  revokeAll(): Promise<number>
  revokeClient(clientId: string): Promise<number>
  /** Revokes what lives only as long as the user's session: families granted `online_access` (S-093). */
  endSessions(user: string | undefined): Promise<number>
  /** Returns the grants of a user that still have tokens, newest last (S-138). */
  grantsOf(user: string, now: number): Promise<readonly Grant[]>
}

/** The assertion ids, keys and registrations of clients. */
export interface ClientState {
  /**
   * Records a `jti` of an issuer until that wall-clock time; returns `true` when it was recorded before
   * (S-097).
   */
  seenJti(issuer: string, jti: string, until: number): Promise<boolean>
  /** Stores keys of a client's `jwks_uri`, as long as their `Cache-Control` allows (by the expiry clock, S-101). */
  putClientKeys(uri: string, kept: { keys: readonly JWK[]; expiresAt: number }): Promise<void>
  findClientKeys(uri: string, now: number): Promise<readonly JWK[] | undefined>

  /** Returns `false` when the registrations have taken the memory that they may have. */
  hasRoomForRegistrations(): Promise<boolean>
  putRegistration(registration: Registration): Promise<void>
  findRegistration(clientId: string): Promise<Registration | undefined>
  /** Removes a registration; only one caller gets it. */
  endRegistration(clientId: string): Promise<Registration | undefined>
}

/** The state that apps store at the EHR (SMART "app state"). */
export interface AppStateStore {
  putAppState(state: AppState): Promise<void>
  findAppState(id: string): Promise<AppState | undefined>
  /** Replaces app state by compare-and-set on its version; without `next` it is deleted (S-143). */
  replaceAppState(id: string, version: number, next: AppState | undefined): Promise<AppStateChange>
  appStatesOf(code: string, subject: string | undefined): Promise<readonly AppState[]>
  /** Returns `false` when the app states have taken the memory that they may have. */
  hasRoomForAppStates(): Promise<boolean>
  countAppStates(): Promise<number>
}

/** The signed-in users, by cookie. */
export interface SessionState {
  putSession(session: Session): Promise<void>
  findSession(id: string, now: number): Promise<Session | undefined>
  endSession(id: string): Promise<void>
  /** Signs a user out in every browser; without a user, all of them. */
  signOut(user: string | undefined): Promise<void>
}

/**
 * The storage of a tenant for its authorization flows, with one operation for each intent: each is atomic and
 * asynchronous, so that no caller can rely on a single thread. Times are expiry times in milliseconds.
 */
export interface State extends LaunchState, TokenState, ClientState, SessionState, AppStateStore {}
