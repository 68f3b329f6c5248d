import type { RegisteredClient, UserRole } from './target.ts'

/** Logins that cases share; a plan decides which login serves which of them. */
export const RECIPES = {
  standalone: 'all usual scopes',
  ehr: 'launched by the EHR',
  limited: 'one resource type',
  granular: 'granular scopes',
  denied: 'the user denies',
  narrowed: 'the user deselects a resource type',
  public: 'a public client',
  confidential: 'a client that authenticates',
  asymmetric: 'a client with keys',
  refused: 'a request that must be refused',
  'no-challenge': 'no PKCE challenge',
  'late-code': 'a code that is withheld',
  experimental: 'experimental scopes',
  write: 'permission to write',
} as const
export type RecipeName = keyof typeof RECIPES

/**
 * Phases of a login, in this order: the request and its redirects, refused attempts and the redemption of the code, reads,
 * refreshes, the wait for the expiry of a token, what ends its tokens; and what judges all logins of a run.
 */
export const PHASES = ['authorize', 'code', 'live', 'refresh', 'expiry', 'end', 'afterwards'] as const
export type LoginPhase = (typeof PHASES)[number]

/** The login that a case needs. */
export interface LoginDemand {
  readonly recipe: RecipeName
  readonly phase: LoginPhase
  /** Further logins whose evidence the case uses. */
  readonly also?: readonly RecipeName[]
  /** `true` when a token of the backend service serves as well. */
  readonly orBackend?: boolean
  /** `true` when a token of the backend service is taken where there is one, so that no login is ended. */
  readonly unlessBackend?: boolean
}

export type LoginDriverName = 'automatic' | 'forms' | 'script' | 'session' | 'manual'

/** Abilities of a login driver beside approving. */
export type LoginAbility = 'deny' | 'narrow' | 'sign-out' | 'launch'

/** The decision of the user on the consent page; `narrow` approves less than was requested. */
export type LoginDecision = 'approve' | 'deny' | 'narrow'

/** An authorization request. */
export interface LoginParameters {
  readonly client: RegisteredClient
  readonly role: UserRole
  readonly url: string
  /** The parameters of a request by POST. */
  readonly form?: URLSearchParams
  readonly redirectUri: string
  readonly scope: string
  readonly state: string
  readonly nonce?: string
  readonly codeVerifier: string
  readonly codeChallenge: string
}
