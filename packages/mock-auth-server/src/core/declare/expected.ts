import type { FactName } from '../journal/facts.ts'
import type { Step } from '../journal/steps.ts'

/** A value that a strike tainted, or that only a careless client would use. */
export type TaintedValue = 'code' | 'token' | 'fhirUser' | 'launch'

/**
 * The behaviour of a correct client after a strike, as plain data; `verdicts/` has the judge of each part.
 * Every part refers to the run in which the fault struck, from the strike on.
 */
export type Expectation =
  | { readonly type: 'doesNotUse'; readonly of: TaintedValue }
  | { readonly type: 'sendsAtMost'; readonly count: number; readonly step: Step; readonly ofCode?: boolean }
  | { readonly type: 'honoursRetryAfter' }
  | { readonly type: 'repeats'; readonly atMost: number; readonly atLeast: number }
  | { readonly type: 'backsOff' }
  | { readonly type: 'reauthorizes' }
  | { readonly type: 'refreshesAtMost'; readonly count: number }
  | { readonly type: 'usesNewestRefreshToken' }
  | { readonly type: 'stopsUsingExpiredToken' }
  | { readonly type: 'sendsNoBasicCredentials' }
  | { readonly type: 'rereadsBeforeWriting' }
  | { readonly type: 'followsNextLinkVerbatim' }
  | { readonly type: 'hidesCanary' }
  | { readonly type: 'usesOnePatient' }
  | { readonly type: 'staysWithPatient' }
  | { readonly type: 'refetchesKeys' }
  | { readonly type: 'refreshesOnce' }
  | { readonly type: 'staysWithinGrant' }
  | { readonly type: 'usesOnlyValidTokens' }
  | { readonly type: 'sendsWellFormedUrls' }
  | { readonly type: 'usesS256' }
  | { readonly type: 'completesFlow' }
  | { readonly type: 'neverSends'; readonly text: string }
  | { readonly type: 'omits'; readonly step: Step; readonly fact: FactName }
  | {
      readonly type: 'preservesEndpointQuery'
      readonly step: Step
      readonly name: string
      readonly value: string
    }
  | { readonly type: 'sendsOnlyAfter'; readonly step: Step; readonly first: Step }
  | { readonly type: 'avoidsCanary'; readonly steps: readonly Step[] }
  | { readonly type: 'followsDiscovery' }
  | { readonly type: 'usesFreshEndpoints'; readonly name: string }
  | { readonly type: 'dropsSession' }
  | { readonly type: 'keepsPatientsApart' }
  | {
      readonly type: 'limitsExportRequests'
      readonly of: 'kick-off' | 'status' | 'file'
      readonly count: number
    }
  | { readonly type: 'completesExport' }
  | { readonly type: 'fetchesFilesWithoutToken' }
  | { readonly type: 'usesNewToken'; readonly at: 'fhir' | 'file' }
  | { readonly type: 'usesFreshAssertions' }
  | { readonly type: 'usesShortLivedAssertions' }
  | { readonly type: 'rediscovers' }
  | { readonly type: 'servesKeys' }
  | { readonly type: 'usesAssociatedEndpoint'; readonly step: Step }
  | { readonly type: 'leaksNothing'; readonly at: 'canary' | 'side' }
  | { readonly type: 'abortsConnection' }
  | { readonly type: 'showsError' }
  | { readonly type: 'anyOf' | 'allOf'; readonly parts: readonly Expectation[] }
