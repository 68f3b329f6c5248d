import type { FactName } from '../journal/facts.ts'
import type { Step } from '../journal/steps.ts'
import type { Expectation, TaintedValue } from './expected.ts'

/** No later request carries the value that the strike made bad (J1, J2, J3). */
export const doesNotUse = (of: TaintedValue): Expectation => ({ expect: 'noUse', of })
/** At most so many requests of that step after the strike, the struck one included; authorize requests in new runs too (J4). */
export const sendsAtMost = (count: number, step: Step): Expectation => ({ expect: 'atMost', count, step })
/** The code that was delivered is sent to the token endpoint at most so often, however often it arrives. */
export const redeemsAtMost = (count: number): Expectation => ({
  expect: 'atMost',
  count,
  step: 'token',
  ofCode: true,
})
/** The code is sent once. */
export const redeemsOnce = (): Expectation => redeemsAtMost(1)
/** The next request of the struck step comes no earlier than the Retry-After that was sent (J4). */
export const honoursRetryAfter = (): Expectation => ({ expect: 'waits' })
/** The struck request is sent at most so many times in all, itself included (J4). */
export const repeatsAtMost = (count: number): Expectation => ({
  expect: 'repeats',
  atMost: count,
  atLeast: 1,
})
/** The struck request is sent again: the client did not take the answer for good. */
export const retries = (): Expectation => ({ expect: 'repeats', atMost: Infinity, atLeast: 2 })
/** The struck request is repeated with pauses that grow, or not at all (J4). */
export const backsOff = (): Expectation => ({ expect: 'backsOff' })
/** At most so many refreshes, the struck one included. */
export const refreshesAtMost = (count: number): Expectation => ({ expect: 'refreshesAtMost', count })
/** Every later refresh sends the newest refresh token that was issued. */
export const usesNewestRefreshToken = (): Expectation => ({ expect: 'keepsRefreshToken' })
/** The token of the struck response is not used after the `expires_in` that was sent. */
export const stopsUsingExpiredToken = (): Expectation => ({ expect: 'noLateUse' })
/** No later FHIR request carries Basic credentials. */
export const sendsNoBasicCredentials = (): Expectation => ({ expect: 'sendsNoPassword' })
/** After a conflict the resource is read (app state: queried) before it is written again. */
export const rereadsBeforeWriting = (): Expectation => ({ expect: 'rereads' })
/** The `next` link of the struck page is asked for byte by byte as it was given. */
export const followsNextLinkVerbatim = (): Expectation => ({ expect: 'followsVerbatim' })
/** A driver saw that the page shows nothing of what the fault planted. */
export const hidesCanary = (): Expectation => ({ expect: 'hidesCanary' })
/** Later FHIR requests name one patient, never the old and the new one. */
export const usesOnePatient = (): Expectation => ({ expect: 'onePatient' })
/** Later FHIR requests of the run do not name the patient whom the struck reply brought in. */
export const staysWithPatient = (): Expectation => ({ expect: 'keepsPatient' })
/** A new authorize request follows (J6). */
export const reauthorizes = (): Expectation => ({ expect: 'reauthorizes' })
/** The JWKS is fetched again, at most twice (J10). */
export const refetchesKeys = (): Expectation => ({ expect: 'refetchesKeys' })
/** One refresh, then the request again with the new token (J7). */
export const refreshesOnce = (): Expectation => ({ expect: 'refreshesOnce' })
/** No later FHIR request is refused for lack of scope. */
export const staysWithinGrant = (): Expectation => ({ expect: 'staysWithinGrant' })
/** No later FHIR request is refused for its token: none is missing, made up (`Bearer undefined`) or expired. */
export const usesOnlyValidTokens = (): Expectation => ({ expect: 'noRefusedToken' })
/** Every later FHIR URL is well formed: no `undefined`, no doubled type, no id that breaks out of its segment. */
export const sendsWellFormedUrls = (): Expectation => ({ expect: 'asksCleanly' })
/** Authorize carries an S256 challenge, or does not happen. */
export const usesS256 = (): Expectation => ({ expect: 'usesS256' })
/** The handshake comes to a token that is used (J5). */
export const completesFlow = (): Expectation => ({ expect: 'completes' })
/** The canary, or the side listeners, received no Authorization, code, secret or token (J11). */
export const leaksNothing = (at: 'canary' | 'side' = 'canary'): Expectation => ({
  expect: 'leaksNothing',
  at,
})
/** No request is sent to a side listener: the client refuses the connection, or never opens it. */
export const abortsConnection = (): Expectation => ({ expect: 'breaksOff' })
/** No later request carries that text, wherever in it. */
export const neverSends = (text: string): Expectation => ({ expect: 'neverSends', text })
/** No later request of that step in the run has that value. */
export const omits = (step: Step, fact: FactName): Expectation => ({ expect: 'omits', step, fact })
/** Requests of that step keep a parameter of the query that the published URL has. */
export const preservesEndpointQuery = (step: Step, name: string, value: string): Expectation => ({
  expect: 'keepsQuery',
  step,
  name,
  value,
})
/** A request of that step comes only after one of another step, or not at all. */
export const sendsOnlyAfter = (step: Step, first: Step): Expectation => ({ expect: 'onlyAfter', step, first })
/** No request of those steps, by default of any step, reaches the canary (J9, J11). */
export const avoidsCanary = (...steps: readonly Step[]): Expectation => ({ expect: 'staysAway', steps })
/** A request of that step reaches the other server, and is let in there. */
export const usesAssociatedEndpoint = (step: Step): Expectation => ({ expect: 'reaches', step })
/** What the client sends keeps to what the struck smart-configuration offers. */
export const followsDiscovery = (): Expectation => ({ expect: 'heedsDiscovery' })
/** Each login goes to endpoints that were discovered for it, told apart by a query parameter. */
export const usesFreshEndpoints = (name: string): Expectation => ({ expect: 'freshEndpoints', name })
/** No later FHIR request carries an access token that was issued before. */
export const dropsSession = (): Expectation => ({ expect: 'dropsSession' })
/** Two logins come to data, each token with its own patient alone. */
export const keepsPatientsApart = (): Expectation => ({ expect: 'keepsPatientsApart' })
/** The code is never sent to the token endpoint, before the strike or after it. */
export const neverRedeems = (): Expectation => ({ expect: 'atMost', count: 0, step: 'token', ofCode: true })
/** A driver saw that the app says what happened (J8); without a driver it cannot be told. */
export const showsError = (): Expectation => ({ expect: 'showsError' })
/** At most so many later requests of that part of a Bulk Data export; its DELETE is none. */
export const limitsExportRequests = (of: 'kick-off' | 'status' | 'file', count: number): Expectation => ({
  expect: 'exportRequests',
  of,
  count,
})
/** A file of an export is asked for and given. */
export const completesExport = (): Expectation => ({ expect: 'exportCompletes' })
/** No file of an export is asked for with a token. */
export const fetchesFilesWithoutToken = (): Expectation => ({ expect: 'filesWithoutToken' })
/** The FHIR API is asked, or a file is fetched, with a token that was issued with the strike or after it (J7). */
export const usesNewToken = (at: 'fhir' | 'file'): Expectation => ({ expect: 'usesNewToken', at })
/** No assertion is sent twice: each later one has a `jti` of its own. */
export const usesFreshAssertions = (): Expectation => ({ expect: 'freshAssertions' })
/** No later assertion lives longer than five minutes, by the clock that the struck reply told. */
export const usesShortLivedAssertions = (): Expectation => ({ expect: 'shortAssertions' })
/** Discovery is asked again, and the next assertion is for the token URL that it names. */
export const rediscovers = (): Expectation => ({ expect: 'rediscovers' })
/** The client gives its keys to whoever asks, with 200 or 304, and says how long they may be kept. */
export const servesKeys = (): Expectation => ({ expect: 'servesKeys' })
export const anyOf = (...parts: readonly Expectation[]): Expectation => ({ expect: 'anyOf', parts })
export const allOf = (...parts: readonly Expectation[]): Expectation => ({ expect: 'allOf', parts })
