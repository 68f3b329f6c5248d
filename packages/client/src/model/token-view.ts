import type { AppStateSupport } from './app-state.ts'
import type { DecodedJwt } from './exchange.ts'
import type { StepDetail } from './run.ts'
import type { ScopeDiff } from './scope-diff.ts'
import type { Verdict } from './verdict.ts'

/** One token response of a run's history; the first is the code exchange. */
export interface TokenGeneration {
  number: number
  /** Milliseconds since the epoch. */
  receivedAt: number
  by: 'authorization_code' | 'refresh_token' | 'client_credentials'
  accessToken: string
  refreshToken?: string
  /** `true` when this response brought a refresh token different from the one before. */
  rotated: boolean
  scope?: string
}

/** The Tokens tab. */
export interface TokenView {
  /** Body of the newest token response, exactly as received. */
  raw: string
  accessToken: string
  /** Absent when the token is opaque, which is normal. */
  accessTokenJwt?: DecodedJwt
  refreshToken?: string
  /** Milliseconds since the epoch; absent when the server sent no usable expires_in. */
  expiresAt?: number
  expired: boolean
  scopes: ScopeDiff
  idToken?: {
    jwt?: DecodedJwt
    /** Verdict on signature and claims together. */
    verdict: Verdict
    signature: Verdict
    claims: StepDetail[]
  }
  history: TokenGeneration[]
  /** Reasons why a button is disabled; absent when it is enabled. */
  cannot: { refresh?: string; revoke?: string; introspect?: string }
  appState: AppStateSupport
}

/** Answer of refresh, revoke and introspect. */
export interface TokenActionResult {
  verdict: Verdict
  stepId: string
  tokens?: TokenView
  /** Introspection response. */
  json?: Record<string, unknown>
}
