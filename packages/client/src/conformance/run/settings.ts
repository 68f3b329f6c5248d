import type { CertificationName } from '../../model/readiness.ts'
import type { Outcome } from '../declare/outcome.ts'
import type { Target } from '../declare/target.ts'
import type { LaunchMeans } from '../logins/launch/launch-means.ts'
import type { CreateLoginDriver } from '../logins/login-driver.ts'

/** An outcome that is known and accepted until a day. */
export interface ExpectedOutcome {
  readonly outcome: Outcome
  readonly reason: string
  /** The last day on which it is accepted, `YYYY-MM-DD`. */
  readonly until?: string | undefined
}

/** Limits of a run, so that no server takes it for an attack. */
export interface Limits {
  /** Requests in a second; servers on this machine are not paced. */
  readonly requestsPerSecond: number
  /** Refused authentications in a second, likewise. */
  readonly refusedPerSecond: number
}

/** Everything that determines a run. Selectors name a check, a case, a group or a row of the catalogue (`S-008`). */
export interface RunSettings {
  readonly target: Target
  /** Selectors of what runs; everything by default. */
  readonly only: readonly string[]
  readonly skip: readonly string[]
  /** `shall` leaves out what is only recommended or permitted. */
  readonly level?: 'shall'
  /** Reasons by selector. */
  readonly leaveOut: Readonly<Record<string, string>>
  readonly expected: Readonly<Record<string, ExpectedOutcome>>
  /** Addresses at which the operator of the server attests what no program can see, by row or step. */
  readonly attested: Readonly<Record<string, string>>
  /** Certifications for which the report says how ready the server is. */
  readonly ready: readonly CertificationName[]
  readonly limits: Limits
  /** Values that no report shows. */
  readonly secrets: readonly string[]
  /** `true` when the run registers its clients itself, and deletes them at its end. */
  readonly registers: boolean
  readonly createDriver: CreateLoginDriver
  readonly launchMeans: LaunchMeans
  /** Number of logins that there may be. */
  readonly maxLogins: number
}
