import type { Listener } from '../http/listener.ts'
import type { Step } from './steps.ts'

/** Every fact, by name. */
const NOTHING = {
  // the parties
  clientId: undefined,
  clientType: undefined,
  authMethod: undefined,
  grantType: undefined,
  user: undefined,
  userAgent: undefined,
  // received from the client
  launch: undefined,
  iss: undefined,
  aud: undefined,
  redirectUri: undefined,
  scope: undefined,
  state: undefined,
  nonce: undefined,
  codeChallenge: undefined,
  codeChallengeMethod: undefined,
  code: undefined,
  codeVerifier: undefined,
  refreshToken: undefined,
  accessToken: undefined,
  clientAssertion: undefined,
  jti: undefined,
  clientSecret: undefined,
  codeVerifierS256: undefined,
  // issued to the client
  issuedLaunch: undefined,
  issuedCode: undefined,
  issuedState: undefined,
  issuedAccessToken: undefined,
  issuedRefreshToken: undefined,
  issuedIdToken: undefined,
  issuedFhirUser: undefined,
  issuedPatient: undefined,
  issuedUrl: undefined,
  expiresIn: undefined,
  refreshExpiresIn: undefined,
  // the outcome
  grantedScope: undefined,
  patient: undefined,
  encounter: undefined,
  interaction: undefined,
  resourceType: undefined,
  resourceId: undefined,
  error: undefined,
  diagnosis: undefined,
  // values that the server published or registered, for comparison
  fhirBase: undefined,
  endpointUrl: undefined,
  publishedAuthorize: undefined,
  publishedToken: undefined,
  registeredUris: undefined,
  registeredOrigins: undefined,
  registeredJwksUri: undefined,
  pkce: undefined,
  // the key of a client assertion and its signature, regardless of its other defects
  assertionKey: undefined,
  assertionSignature: undefined,
  capabilities: undefined,
  unknownTypes: undefined,
  unknownSearchParams: undefined,
  // names of the faults that changed the reply, and `aborted` for a reply that never arrived
  struck: undefined,
  delivery: undefined,
  // who ended a reply that was held back: the client, which gave up, or the mock, which released it
  endedBy: undefined,
}

export type FactName = keyof typeof NOTHING
export const FACT_NAMES = Object.keys(NOTHING) as FactName[]

/**
 * The facts of an exchange, as flat strings: values that the client sent, values that the server issued, and
 * the parties. Facts outlive their journal entry, so that rules about the history can still be judged.
 */
export type Facts = { [name in FactName]?: string | undefined }

/**
 * Creates the facts of a new exchange, with the names of the frequent ones, so that most objects have one
 * shape.
 */
export function createFacts(): Facts {
  return {
    clientId: undefined,
    user: undefined,
    accessToken: undefined,
    grantedScope: undefined,
    patient: undefined,
    interaction: undefined,
    resourceType: undefined,
    resourceId: undefined,
    fhirBase: undefined,
    diagnosis: undefined,
  }
}

/** Adds facts; an `undefined` one leaves the recorded value in place. */
export function recordFacts(facts: Facts, more: Facts): void {
  for (const name in more) {
    const value = more[name as FactName]
    if (value !== undefined) facts[name as FactName] = value
  }
}

/** Replaces facts by copies of their own: a part of a long text keeps the whole text in memory. */
export function copyFacts(facts: Facts): void {
  for (const name in facts) {
    const value = facts[name as FactName]
    if (value !== undefined) facts[name as FactName] = JSON.parse(JSON.stringify(value))
  }
}

/** The facts of one exchange, with the values that identify it. */
export interface FactRecord {
  readonly seq: number
  readonly run: string | undefined
  readonly step: Step
  readonly listener: Listener
  /** Wall-clock time in milliseconds. */
  readonly at: number
  readonly facts: Facts
}

/** Indexed look-ups in the exchanges before (and, for verdicts, after) an exchange. */
export interface FactHistory {
  /** Records in which that fact has that value, oldest first. */
  findByValue(name: FactName, value: string): readonly FactRecord[]
  /** Returns the most recent records that have that fact, oldest first, at most 100. */
  findRecent(name: FactName): readonly FactRecord[]
  /** Returns `true` when `findRecent` has every record with that fact that there ever was. */
  isRecentWhole(name: FactName): boolean
  /** Records of that run, oldest first. */
  findByRun(run: string): readonly FactRecord[]
  /** `false` when old facts were dropped, so that "never" is inconclusive. */
  readonly complete: boolean
}
