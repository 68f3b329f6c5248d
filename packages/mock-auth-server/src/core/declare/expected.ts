import type { FactName } from '../journal/facts.ts'
import type { Step } from '../journal/steps.ts'

/** A value that a strike tainted, or that only a careless client would use. */
export type TaintedValue = 'code' | 'token' | 'fhirUser' | 'launch'

/**
 * The behaviour of a correct client after a strike, as plain data; `verdicts/` has the judge of each part.
 * Every part refers to the run in which the fault struck, from the strike on.
 */
export type Expectation =
  | { readonly expect: 'noUse'; readonly of: TaintedValue }
  | { readonly expect: 'atMost'; readonly count: number; readonly step: Step; readonly ofCode?: boolean }
  | { readonly expect: 'waits' }
  | { readonly expect: 'repeats'; readonly atMost: number; readonly atLeast: number }
  | { readonly expect: 'backsOff' }
  | { readonly expect: 'reauthorizes' }
  | { readonly expect: 'refreshesAtMost'; readonly count: number }
  | { readonly expect: 'keepsRefreshToken' }
  | { readonly expect: 'noLateUse' }
  | { readonly expect: 'sendsNoPassword' }
  | { readonly expect: 'rereads' }
  | { readonly expect: 'followsVerbatim' }
  | { readonly expect: 'hidesCanary' }
  | { readonly expect: 'onePatient' }
  | { readonly expect: 'keepsPatient' }
  | { readonly expect: 'refetchesKeys' }
  | { readonly expect: 'refreshesOnce' }
  | { readonly expect: 'staysWithinGrant' }
  | { readonly expect: 'noRefusedToken' }
  | { readonly expect: 'asksCleanly' }
  | { readonly expect: 'usesS256' }
  | { readonly expect: 'completes' }
  | { readonly expect: 'neverSends'; readonly text: string }
  | { readonly expect: 'omits'; readonly step: Step; readonly fact: FactName }
  | { readonly expect: 'keepsQuery'; readonly step: Step; readonly name: string; readonly value: string }
  | { readonly expect: 'onlyAfter'; readonly step: Step; readonly first: Step }
  | { readonly expect: 'staysAway'; readonly steps: readonly Step[] }
  | { readonly expect: 'heedsDiscovery' }
  | { readonly expect: 'freshEndpoints'; readonly name: string }
  | { readonly expect: 'dropsSession' }
  | { readonly expect: 'keepsPatientsApart' }
  | { readonly expect: 'exportRequests'; readonly of: 'kick-off' | 'status' | 'file'; readonly count: number }
  | { readonly expect: 'exportCompletes' }
  | { readonly expect: 'filesWithoutToken' }
  | { readonly expect: 'usesNewToken'; readonly at: 'fhir' | 'file' }
  | { readonly expect: 'freshAssertions' }
  | { readonly expect: 'shortAssertions' }
  | { readonly expect: 'rediscovers' }
  | { readonly expect: 'servesKeys' }
  | { readonly expect: 'reaches'; readonly step: Step }
  | { readonly expect: 'leaksNothing'; readonly at: 'canary' | 'side' }
  | { readonly expect: 'breaksOff' }
  | { readonly expect: 'showsError' }
  | { readonly expect: 'anyOf' | 'allOf'; readonly parts: readonly Expectation[] }
