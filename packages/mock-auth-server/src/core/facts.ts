import type { Listener } from './listener.ts'
import type { Step } from './steps.ts'

/**
 * What an exchange showed, as flat strings: values the client sent, values we issued, who it was.
 * Facts outlive the journal entry they come from, so that rules about history stay answerable.
 */
export const FACT_NAMES = [
  // who
  'clientId',
  'clientType',
  'authMethod',
  'grantType',
  'user',
  // received from the client
  'launch',
  'iss',
  'aud',
  'redirectUri',
  'scope',
  'state',
  'nonce',
  'codeChallenge',
  'codeChallengeMethod',
  'code',
  'codeVerifier',
  'refreshToken',
  'accessToken',
  'clientAssertion',
  'jti',
  'clientSecret',
  'codeVerifierS256',
  // issued to the client
  'issuedLaunch',
  'issuedCode',
  'issuedState',
  'issuedAccessToken',
  'issuedRefreshToken',
  'issuedIdToken',
  'issuedFhirUser',
  'issuedPatient',
  'issuedUrl',
  'expiresIn',
  // what it came to
  'grantedScope',
  'patient',
  'interaction',
  'resourceType',
  'resourceId',
  'error',
  'diagnosis',
  // what the server had told or registered, to compare with
  'fhirBase',
  'endpointUrl',
  'publishedAuthorize',
  'publishedToken',
  'registeredUris',
  'registeredOrigins',
  'registeredJwksUri',
  // what the key of a client assertion and its signature are, whatever else is wrong with it
  'assertionKey',
  'assertionSignature',
  'capabilities',
  'unknownTypes',
  'unknownSearchParams',
  // names of the faults that changed the reply, and `aborted` for a reply that never arrived
  'struck',
  'delivery',
] as const

export type FactName = (typeof FACT_NAMES)[number]
export type Facts = { [name in FactName]?: string }

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
export interface Past {
  /** Records in which that fact has that value, oldest first. */
  having(name: FactName, value: string): readonly FactRecord[]
  /** The most recent records that have that fact, oldest first, at most 100. */
  recent(name: FactName): readonly FactRecord[]
  /** Records of that run, oldest first. */
  ofRun(run: string): readonly FactRecord[]
  /** `false` when old facts were dropped, so that "never" cannot be said. */
  readonly complete: boolean
}
