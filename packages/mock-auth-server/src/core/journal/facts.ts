import type { Listener } from '../http/listener.ts'
import type { Step } from './steps.ts'

/** Every fact that there is, by name. */
const NOTHING = {
  // who
  clientId: undefined,
  clientType: undefined,
  authMethod: undefined,
  grantType: undefined,
  user: undefined,
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
  // what it came to
  grantedScope: undefined,
  patient: undefined,
  interaction: undefined,
  resourceType: undefined,
  resourceId: undefined,
  error: undefined,
  diagnosis: undefined,
  // what the server had told or registered, to compare with
  fhirBase: undefined,
  endpointUrl: undefined,
  publishedAuthorize: undefined,
  publishedToken: undefined,
  registeredUris: undefined,
  registeredOrigins: undefined,
  registeredJwksUri: undefined,
  // what the key of a client assertion and its signature are, whatever else is wrong with it
  assertionKey: undefined,
  assertionSignature: undefined,
  capabilities: undefined,
  unknownTypes: undefined,
  unknownSearchParams: undefined,
  // names of the faults that changed the reply, and `aborted` for a reply that never arrived
  struck: undefined,
  delivery: undefined,
}

export type FactName = keyof typeof NOTHING
export const FACT_NAMES = Object.keys(NOTHING) as FactName[]

/**
 * What an exchange showed, as flat strings: values the client sent, values we issued, who it was.
 * Facts outlive the journal entry they come from, so that rules about history stay answerable.
 */
export type Facts = { [name in FactName]?: string | undefined }

/** The facts of an exchange that has shown nothing yet; with the names of what most will show, for one shape of most. */
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

/** Adds what is known; what is not leaves in place what was noted before. */
export function recordFacts(facts: Facts, more: Facts): void {
  for (const name in more) {
    const value = more[name as FactName]
    if (value !== undefined) facts[name as FactName] = value
  }
}

/** The facts of one exchange, with what is needed to place it. */
export interface FactRecord {
  readonly seq: number
  readonly run: string | undefined
  readonly step: Step
  readonly listener: Listener
  /** Wire time in milliseconds. */
  readonly at: number
  readonly facts: Facts
}

/** Indexed look-ups in what came before (and, for verdicts, after) an exchange. */
export interface FactHistory {
  /** Records in which that fact has that value, oldest first. */
  having(name: FactName, value: string): readonly FactRecord[]
  /** The most recent records that have that fact, oldest first, at most 100. */
  recent(name: FactName): readonly FactRecord[]
  /** Records of that run, oldest first. */
  ofRun(run: string): readonly FactRecord[]
  /** `false` when old facts were dropped, so that "never" cannot be said. */
  readonly complete: boolean
}
