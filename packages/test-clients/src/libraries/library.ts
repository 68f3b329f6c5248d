/** What a browser profile keeps for an app: its session. */
export type Session = Map<string, unknown>

/** How an app is registered, and what it asks for. */
export interface AppSettings {
  readonly clientId: string
  /** A public client has none. */
  readonly clientSecret?: string
  readonly redirectUri: string
  readonly scope: string
  /** The server speaks plain http, which some libraries have to be told to take. */
  readonly insecure: boolean
  /** How often it refreshes, where the library can. */
  readonly refreshes: number
}

/** An app that is a library and nothing else; what it throws, it shows to its user. */
export interface App {
  /** Its launch route, with `iss` in the query: where it sends the browser to. */
  launch(session: Session, url: URL): Promise<string>
  /** Its callback route: gets the tokens, reads the patient, searches with paging, refreshes where the library can. */
  callback(session: Session, url: URL): Promise<void>
}

/** A client library under test, used as its documentation says, with no checks around it. */
export interface Library {
  /** Its npm package. */
  readonly name: string
  /** What of it is used, in a line. */
  readonly usage: string
  /** What it leaves to the app, and why: by step, by need, by fault, or `session`, what lies between launch and callback. */
  readonly leaves: Readonly<Record<string, string>>
  app(settings: AppSettings): App
}
