/** What can be done to a tenant, by a fault or through the control API: one closed list. */
export type TenantAction =
  | { readonly act: 'rotateKeys' }
  | { readonly act: 'forgetKeys' }
  /** Revokes every token of the family that the exchange belongs to; without one, all tokens. */
  | { readonly act: 'revokeTokens' }
  | { readonly act: 'endSession' }
  /** Moves expiry time forward by so many seconds. */
  | { readonly act: 'expire'; readonly seconds: number }

/**
 * What the user agent does around a strike, from a closed vocabulary. The driver holds the callback back, posts
 * `played` (a fault is judged by what follows), opens what is to be opened, and then delivers the callback.
 */
export type UserAgentAction =
  | {
      readonly play: 'launch'
      /** Whose chart it opens: the same patient's by default. */
      readonly patient?: 'another'
      /** In a new window while the first callback is held back; its own callback arrives before that one. */
      readonly meanwhile?: true
    }
  /** Opens a URL; `{callback}` in it stands for the redirect URI of the client. */
  | { readonly play: 'open'; readonly url: string; readonly where: 'same' | 'new' | 'clean' }
  /** Delivers the last callback once more (`again`) or only after the app has given up waiting (`late`). */
  | {
      readonly play: 'deliver'
      readonly which: 'again' | 'late'
      /** The page that waits for it, by default, or a profile that never saw this app. */
      readonly where?: 'same' | 'clean'
    }
  | { readonly play: 'wait'; readonly ms: number }
  | { readonly play: 'act'; readonly act: TenantAction }

/** What must be there for a fault to mean anything. */
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
