import type { FormEntry } from './forms/form-entry.ts'

/** Names of the login drivers, in the order in which they are tried. */
export const LOGIN_DRIVERS = ['automatic', 'forms', 'session', 'script', 'manual'] as const

/** Settings of the logins of a run. */
export interface DriverSettings {
  /** The first that works by default. */
  readonly driver?: (typeof LOGIN_DRIVERS)[number]
  /** For the driver `forms`. */
  readonly forms: readonly FormEntry[]
  /** Module of the driver `script`. */
  readonly script?: string
  /** File with the state of a browser, for the driver `session`. */
  readonly session?: string
  /** Selector of the button that approves, for the driver `session`. */
  readonly approve?: string
  /** Milliseconds that a login of a user may take, and one in a browser that nobody operates. */
  readonly userPatienceMs: number
  readonly browserPatienceMs: number
  /** Values that no report shows. */
  readonly secrets: readonly string[]
}
