import type { FactName } from '../journal/facts.ts'
import type { Step } from '../journal/steps.ts'
import type { Expectation, TaintedValue } from './expected.ts'

/** Expects that no later request carries the value that the strike tainted (J1, J2, J3). */
export const doesNotUse = (of: TaintedValue): Expectation => ({ type: 'doesNotUse', of })
/**
 * Expects at most this number of requests of that step after the strike, including the struck one; authorize
 * requests in new runs count too (J4).
 */
export const sendsAtMost = (count: number, step: Step): Expectation => ({ type: 'sendsAtMost', count, step })
/** Expects at most this number of token requests with the delivered code, however often the code arrives. */
export const redeemsAtMost = (count: number): Expectation => ({
  type: 'sendsAtMost',
  count,
  step: 'token',
  ofCode: true,
})
/** Expects that the code is sent once. */
export const redeemsOnce = (): Expectation => redeemsAtMost(1)
/** Expects that the next request of the struck step is sent no earlier than Retry-After permits (J4). */
export const honoursRetryAfter = (): Expectation => ({ type: 'honoursRetryAfter' })
/** Expects the struck request at most this number of times in all, including itself (J4). */
export const repeatsAtMost = (count: number): Expectation => ({
  type: 'repeats',
  atMost: count,
  atLeast: 1,
})
/** Expects that the struck request is sent again: the client does not treat the response as final. */
export const retries = (): Expectation => ({ type: 'repeats', atMost: Infinity, atLeast: 2 })
/** Expects that the struck request is repeated with growing pauses, or not at all (J4). */
export const backsOff = (): Expectation => ({ type: 'backsOff' })
/** Expects at most this number of refreshes, including the struck one. */
export const refreshesAtMost = (count: number): Expectation => ({ type: 'refreshesAtMost', count })
/** Expects that every later refresh sends the newest issued refresh token. */
export const usesNewestRefreshToken = (): Expectation => ({ type: 'usesNewestRefreshToken' })
/** Expects that the token of the struck response is not used after the `expires_in` that was sent. */
export const stopsUsingExpiredToken = (): Expectation => ({ type: 'stopsUsingExpiredToken' })
/** Expects that no later FHIR request carries Basic credentials. */
export const sendsNoBasicCredentials = (): Expectation => ({ type: 'sendsNoBasicCredentials' })
/** Expects that the resource is read (app state: queried) after a conflict before it is written again. */
export const rereadsBeforeWriting = (): Expectation => ({ type: 'rereadsBeforeWriting' })
/** Expects that the `next` link of the struck page is requested byte by byte. */
export const followsNextLinkVerbatim = (): Expectation => ({ type: 'followsNextLinkVerbatim' })
/** Expects a driver's observation that the page shows none of the text that the fault planted. */
export const hidesCanary = (): Expectation => ({ type: 'hidesCanary' })
/** Expects that later FHIR requests name one patient, never both the old and the new one. */
export const usesOnePatient = (): Expectation => ({ type: 'usesOnePatient' })
/** Expects that later FHIR requests of the run do not name the patient whom the struck reply introduced. */
export const staysWithPatient = (): Expectation => ({ type: 'staysWithPatient' })
/** Expects a new authorize request (J6). */
export const reauthorizes = (): Expectation => ({ type: 'reauthorizes' })
/** Expects that the JWKS is fetched again, at most twice (J10). */
export const refetchesKeys = (): Expectation => ({ type: 'refetchesKeys' })
/** Expects one refresh, then the request again with the new token (J7). */
export const refreshesOnce = (): Expectation => ({ type: 'refreshesOnce' })
/** Expects that no later FHIR request is refused for lack of scope. */
export const staysWithinGrant = (): Expectation => ({ type: 'staysWithinGrant' })
/**
 * Expects that no later FHIR request is refused for its token: none is missing, invented (`Bearer undefined`)
 * or expired.
 */
export const usesOnlyValidTokens = (): Expectation => ({ type: 'usesOnlyValidTokens' })
/**
 * Expects that every later FHIR URL is well formed: no `undefined`, no doubled type, no id that leaves its
 * segment.
 */
export const sendsWellFormedUrls = (): Expectation => ({ type: 'sendsWellFormedUrls' })
/** Expects that an authorize request carries an S256 challenge, or is not sent. */
export const usesS256 = (): Expectation => ({ type: 'usesS256' })
/** Expects that the authorization flow leads to a token that is used (J5). */
export const completesFlow = (): Expectation => ({ type: 'completesFlow' })
/** Expects that the canary, or the side listeners, receive no Authorization, code, secret or token (J11). */
export const leaksNothing = (at: 'canary' | 'side' = 'canary'): Expectation => ({
  type: 'leaksNothing',
  at,
})
/** Expects no request at a side listener: the client aborts the connection, or never opens it. */
export const abortsConnection = (): Expectation => ({ type: 'abortsConnection' })
/** Expects that no later request contains that text anywhere. */
export const neverSends = (text: string): Expectation => ({ type: 'neverSends', text })
/** Expects that no later request of that step in the run has that value. */
export const omits = (step: Step, fact: FactName): Expectation => ({ type: 'omits', step, fact })
/** Expects that requests of that step keep a parameter of the published URL's query. */
export const preservesEndpointQuery = (step: Step, name: string, value: string): Expectation => ({
  type: 'preservesEndpointQuery',
  step,
  name,
  value,
})
/** Expects that a request of that step is sent only after one of another step, or not at all. */
export const sendsOnlyAfter = (step: Step, first: Step): Expectation => ({
  type: 'sendsOnlyAfter',
  step,
  first,
})
/** Expects that no request of those steps, by default of any step, is sent to the canary (J9, J11). */
export const avoidsCanary = (...steps: readonly Step[]): Expectation => ({ type: 'avoidsCanary', steps })
/** Expects that a request of that step is sent to the other server and accepted there. */
export const usesAssociatedEndpoint = (step: Step): Expectation => ({ type: 'usesAssociatedEndpoint', step })
/** Expects that the client's requests follow the smart-configuration that the fault changed. */
export const followsDiscovery = (): Expectation => ({ type: 'followsDiscovery' })
/** Expects that each login uses endpoints that were discovered for it, distinguished by a query parameter. */
export const usesFreshEndpoints = (name: string): Expectation => ({ type: 'usesFreshEndpoints', name })
/** Expects that no later FHIR request carries an access token that was issued before. */
export const dropsSession = (): Expectation => ({ type: 'dropsSession' })
/** Expects that two logins both read data, each token only with its own patient. */
export const keepsPatientsApart = (): Expectation => ({ type: 'keepsPatientsApart' })
/** Expects that the code is never sent to the token endpoint, before the strike or after it. */
export const neverRedeems = (): Expectation => ({
  type: 'sendsAtMost',
  count: 0,
  step: 'token',
  ofCode: true,
})
/** Expects a driver's observation that the app shows an error (J8); inconclusive without a driver. */
export const showsError = (): Expectation => ({ type: 'showsError' })
/**
 * Expects at most this number of later requests of that part of a Bulk Data export; its DELETE does not
 * count.
 */
export const limitsExportRequests = (of: 'kick-off' | 'status' | 'file', count: number): Expectation => ({
  type: 'limitsExportRequests',
  of,
  count,
})
/** Expects that a file of an export is requested and returned. */
export const completesExport = (): Expectation => ({ type: 'completesExport' })
/** Expects that no file of an export is requested with a token. */
export const fetchesFilesWithoutToken = (): Expectation => ({ type: 'fetchesFilesWithoutToken' })
/** Expects a FHIR or file request with a token that was issued with the strike or after it (J7). */
export const usesNewToken = (at: 'fhir' | 'file'): Expectation => ({ type: 'usesNewToken', at })
/** Expects that no assertion is sent twice: each later one has its own `jti`. */
export const usesFreshAssertions = (): Expectation => ({ type: 'usesFreshAssertions' })
/** Expects that no later assertion lives longer than five minutes, by the clock of the struck reply. */
export const usesShortLivedAssertions = (): Expectation => ({ type: 'usesShortLivedAssertions' })
/** Expects that discovery is requested again, and that the next assertion is for the token URL in it. */
export const rediscovers = (): Expectation => ({ type: 'rediscovers' })
/**
 * Expects that the client publishes its keys to any caller, with 200 or 304, and states how long they may be
 * cached.
 */
export const servesKeys = (): Expectation => ({ type: 'servesKeys' })
export const anyOf = (...parts: readonly Expectation[]): Expectation => ({ type: 'anyOf', parts })
export const allOf = (...parts: readonly Expectation[]): Expectation => ({ type: 'allOf', parts })
