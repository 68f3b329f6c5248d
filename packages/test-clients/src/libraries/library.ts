/** The session that a browser profile stores for an app. */
export type Session = Map<string, unknown>

/** The registration of an app, and the scopes it requests. */
export interface AppSettings {
  readonly clientId: string
  /** A public client has none. */
  readonly clientSecret?: string
  readonly redirectUri: string
  readonly scope: string
  /** `true` when the server uses plain http, which some libraries must be told to accept. */
  readonly insecure: boolean
  /** Number of refreshes, where the library can refresh. */
  readonly refreshes: number
}

/** An app that consists of the library only; its user sees the errors that it throws. */
export interface App {
  /** Handles its launch route, with `iss` in the query; returns the URL to redirect the browser to. */
  launch(session: Session, url: URL): Promise<string>
  /**
   * Handles its callback route: gets the tokens, reads the patient, searches with paging, refreshes where the
   * library can.
   */
  callback(session: Session, url: URL): Promise<void>
}

/** A client library under test, used as documented, with no checks around it. */
export interface Library {
  /** Name of its npm package. */
  readonly name: string
  /** The used parts of it, in a line. */
  readonly usage: string
  /**
   * Parts that it leaves to the app, with the reason: by step, by prerequisite, by fault, or `session` for
   * everything between launch and callback.
   */
  readonly leaves: Readonly<Record<string, string>>
  app(settings: AppSettings): App
}
