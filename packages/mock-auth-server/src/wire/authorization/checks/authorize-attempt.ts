import type { AuthorizePolicy } from '../../../core/journal/authorize-points.ts'
import type { PassPoint } from '../../../core/journal/points.ts'
import type { Client } from '../../../core/oauth/client.ts'
import type { TenantOptions } from '../../../core/oauth/options.ts'
import type { ScopeDecision } from '../../../core/oauth/scope-decision.ts'
import type { Tenant } from '../../../state/tenant.ts'
import type { PromptParameters } from './prompt-parameters.ts'

/** An authorize request before its checks. */
export interface AuthorizeAttempt {
  readonly tenant: Tenant
  readonly options: TenantOptions
  readonly params: URLSearchParams
  /** The names of parameters that occur more than once. */
  readonly repeated: readonly string[]
  readonly pass: PassPoint
  readonly policy: AuthorizePolicy
  /** The requested scopes; empty when there are none. */
  readonly scope: string
}

/** The client of an authorize request and the redirect URI to which its errors may be sent. */
export interface RedirectTarget {
  readonly client: Client
  readonly redirectUri: string
  /** `true` when the request named none, and the only one that is registered is meant. */
  readonly isRedirectUriImplied: boolean
  readonly state: string | undefined
}

/** An authorize request that passed every check. */
export interface AuthorizeRequest extends RedirectTarget {
  readonly state: string
  /** The scopes that can be granted, in the notation of the request. */
  readonly scope: string
  readonly dropped: ScopeDecision['dropped']
  readonly launch: string | undefined
  readonly nonce: string | undefined
  readonly codeChallenge: string | undefined
  readonly prompt: PromptParameters
}
