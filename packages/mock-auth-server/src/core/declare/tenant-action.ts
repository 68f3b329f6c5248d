/** An action on a tenant, by a fault or through the control API: a closed list. */
export type TenantAction =
  | { readonly action: 'rotateKeys' }
  | { readonly action: 'retireKeys' }
  /** Revokes every token of the family that the exchange belongs to; without one, all tokens. */
  | { readonly action: 'revokeTokens' }
  | { readonly action: 'endSession' }
  /** Advances the expiry clock by this number of seconds. */
  | { readonly action: 'advanceClock'; readonly seconds: number }

/**
 * An action of the user agent around a strike, from a closed vocabulary. The driver intercepts the callback,
 * posts `performed` (a fault is judged by what follows), opens what the action names, and then delivers the
 * callback.
 */
export type UserAgentAction =
  | {
      readonly action: 'launch'
      /** The patient whose chart it opens: the same patient by default. */
      readonly patient?: 'another'
      /**
       * `true` when it happens in a new window while the first callback is intercepted; its own callback
       * arrives before that one.
       */
      readonly meanwhile?: true
    }
  /** Opens a URL; `{callback}` in it stands for the redirect URI of the client. */
  | { readonly action: 'open'; readonly url: string; readonly where: 'same' | 'new' | 'new-profile' }
  /** Delivers the last callback once more (`again`), or only after the app has given up waiting (`late`). */
  | {
      readonly action: 'deliver'
      readonly which: 'again' | 'late'
      /** The page that waits for it, by default, or a profile that never saw this app. */
      readonly where?: 'same' | 'new-profile'
    }
  | { readonly action: 'wait'; readonly ms: number }
  | { readonly action: 'perform'; readonly tenantAction: TenantAction }

/** A prerequisite of a fault: without it, the fault has no meaning. */
export type Prerequisite =
  | 'refresh'
  | 'driver'
  | 'https'
  | 'openid'
  | 'no-nonce'
  | 'ehr-launch'
  | 'authorize-post'
  | 'asymmetric'
  | 'backend'
  | 'public'
  | 'browser'
  | 'two-redirect-uris'
  | 'introspection'
  | 'logout'
  | 'app-state'
  | 'brands'
