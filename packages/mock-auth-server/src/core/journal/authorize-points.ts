import type { HeaderPair } from '../http/incoming-request.ts'
import type { LaunchContext } from '../oauth/grant.ts'
import type { OAuthErrorCause } from '../oauth/oauth-error.ts'
import type { JsonObject } from '../util/json.ts'

/** The checks of an authorize request in which servers differ. */
export interface AuthorizePolicy {
  /** Minimum length of `state`; 0 lets it be absent. */
  readonly stateMinLength: number
  /** `true` when a registered redirect URI may have further query parameters. */
  readonly acceptsFurtherQuery: boolean
  /** `true` when an absent redirect URI means the only one that is registered. */
  readonly impliesRedirectUri: boolean
  /** `false` when the launch value is ignored. */
  readonly usesLaunch: boolean
}

/** A launch value that carries its context itself, or cannot be read. */
export interface CarriedLaunch {
  readonly context: LaunchContext
  readonly problem?: string
  /** `true` when the token endpoint refuses what cannot be read, not the authorization endpoint. */
  readonly isRefusedLater?: boolean
}

/** A refusal of an authorize request, before it is sent. */
export interface AuthorizeErrorDraft {
  readonly cause: OAuthErrorCause | undefined
  readonly error: string
  readonly description: string
  /** The kind of response: a page of the mock, the redirect to the app, JSON, or a page of a server's own. */
  readonly answer: 'page' | 'redirect' | 'json' | { readonly html: string }
}

/** A refusal of the authorization server in JSON, before it is sent (RFC 6749 section 5.2). */
export interface OAuthErrorDraft {
  readonly cause: OAuthErrorCause | undefined
  readonly status: number
  readonly headers: readonly HeaderPair[]
  /** The members in order, or plain text. */
  readonly body: JsonObject | string
}

/** The need of an authorization for a patient in context. */
export interface PatientNeed {
  readonly isNeeded: boolean
  /** The user as `Type/id`, once known. */
  readonly user: string | undefined
  readonly isEhrLaunch: boolean
}
