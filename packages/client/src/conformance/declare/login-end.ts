/** The end of a login: at the app, or at a page from which the driver found no way on. */
export type LoginEnd = LoginRedirect | LoginPage

export interface LoginRedirect {
  readonly kind: 'redirect'
  /** The whole URL of the redirect to the app. */
  readonly url: string
  /** Status of the response that redirected; absent when the driver does not see it. */
  readonly status?: number
  /** Exchanges of the login that were recorded, in order. */
  readonly exchangeIds: readonly string[]
}

export interface LoginPage {
  readonly kind: 'page'
  readonly status: number
  readonly title: string
  readonly url: string
  /** A sentence: why the driver stopped there. */
  readonly reason: string
  readonly exchangeIds: readonly string[]
}
