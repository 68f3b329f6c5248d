import type { Exchange } from '../../model/exchange.ts'
import type { RecordedResult } from '../../smart/http/recorder.ts'
import type { CaseRequest } from '../declare/case-tools.ts'
import type { LoginEnd } from '../declare/login-end.ts'
import type { LoginAbility, LoginDecision, LoginDriverName } from '../declare/recipes.ts'

export type { LoginEnd } from '../declare/login-end.ts'
export type { LoginAbility, LoginDecision, LoginDriverName } from '../declare/recipes.ts'

/** Operates the sign-in pages of a server. */
export interface LoginDriver {
  readonly name: LoginDriverName
  readonly abilities: ReadonlySet<LoginAbility>
  /**
   * Opens an authorization request and returns where it ended. Each call is a user at a fresh browser, without cookies of
   * the call before, unless the driver has a session on purpose. @throws SmartError when the server cannot be reached
   */
  authorize(login: LoginRequest): Promise<LoginEnd>
  /** Starts an EHR launch and returns the launch URL that the EHR opens. With the ability `launch`. */
  launch?(launch: LaunchRequest): Promise<string>
  /** Ends the session of the user at the server. With the ability `sign-out`. */
  signOut?(): Promise<void>
  /** Ends the driver; it can be called more than once. */
  close(): Promise<void>
}

/** One login, with everything that a person or a script must know about it. */
export interface LoginRequest {
  /** URL of the authorization request; of the authorization endpoint when `form` has the parameters. */
  readonly url: string
  /** The parameters of a request that is sent by POST. */
  readonly form?: URLSearchParams
  /** The end of the login: a redirect to this URI, whatever its query, is not followed. */
  readonly redirectUri: string
  /** Position among the logins of the run, from 1. */
  readonly number: number
  /** Number of logins that the run needs, as far as is known. */
  readonly total: number
  /** Name of the recipe, and what it is about in a few words. */
  readonly recipe: string
  readonly title: string
  readonly decision: LoginDecision
  /** Resource types that a narrowing user deselects. */
  readonly deselect: readonly string[]
  /** User and patient to choose; whichever comes first when absent. */
  readonly user?: string
  readonly patient?: string
  readonly scopes: readonly string[]
  readonly state: string
  /** Aborted when the run is interrupted. */
  readonly signal: AbortSignal
}

/** An EHR launch that is wanted. */
export interface LaunchRequest {
  readonly clientId: string
  readonly fhirBase: string
  /** Launch URL that is registered for the app; the launch ends there, and the URL is not opened. */
  readonly launchUrl: string
  readonly patient?: string
  readonly signal: AbortSignal
}

/** The means of a driver; what it sends is evidence of the run. */
export interface DriverTools {
  /** Sends a request, paced and recorded, redirects not followed. @throws SmartError when there is no answer */
  readonly send: (url: string, request?: CaseRequest) => Promise<RecordedResult>
  /** Records an exchange that a browser made. */
  readonly addExchange: (exchange: Exchange) => void
  readonly newId: () => string
  readonly now: () => number
}

/** Creates the driver of a run. */
export type CreateLoginDriver = (tools: DriverTools) => LoginDriver | Promise<LoginDriver>
