import type { Expectation } from '../core/declare/expected.ts'
import type { JudgeContext } from './judge-context.ts'
import { judgeUsesFreshAssertions, judgeUsesShortLivedAssertions } from './parts/assertions.ts'
import {
  judgeCompletesExport,
  judgeFetchesFilesWithoutToken,
  judgeLimitsExportRequests,
} from './parts/bulk.ts'
import {
  judgeCompletesFlow,
  judgeReauthorizes,
  judgeRefetchesKeys,
  judgeRefreshesOnce,
} from './parts/follows.ts'
import { judgeAbortsConnection } from './parts/judge-aborts-connection.ts'
import { judgeAvoidsCanary } from './parts/judge-avoids-canary.ts'
import { judgeDoesNotUse } from './parts/judge-does-not-use.ts'
import { judgeDropsSession } from './parts/judge-drops-session.ts'
import { judgeFollowsDiscovery } from './parts/judge-follows-discovery.ts'
import { judgeFollowsNextLinkVerbatim } from './parts/judge-follows-next-link-verbatim.ts'
import { judgeHidesCanary } from './parts/judge-hides-canary.ts'
import { judgeHonoursRetryAfter } from './parts/judge-honours-retry-after.ts'
import { judgeKeepsPatientsApart } from './parts/judge-keeps-patients-apart.ts'
import { judgeNeverSends } from './parts/judge-never-sends.ts'
import { judgeOmits } from './parts/judge-omits.ts'
import { judgePreservesEndpointQuery } from './parts/judge-preserves-endpoint-query.ts'
import { judgeRediscovers } from './parts/judge-rediscovers.ts'
import { judgeBacksOff, judgeRepeats } from './parts/judge-repeats.ts'
import { judgeRereadsBeforeWriting } from './parts/judge-rereads-before-writing.ts'
import { judgeSendsAtMost } from './parts/judge-sends-at-most.ts'
import { judgeSendsNoBasicCredentials } from './parts/judge-sends-no-basic-credentials.ts'
import { judgeSendsOnlyAfter } from './parts/judge-sends-only-after.ts'
import { judgeSendsWellFormedUrls } from './parts/judge-sends-well-formed-urls.ts'
import { judgeServesKeys } from './parts/judge-serves-keys.ts'
import { judgeShowsError } from './parts/judge-shows-error.ts'
import { judgeStopsUsingExpiredToken } from './parts/judge-stops-using-expired-token.ts'
import { judgeUsesAssociatedEndpoint } from './parts/judge-uses-associated-endpoint.ts'
import { judgeUsesFreshEndpoints } from './parts/judge-uses-fresh-endpoints.ts'
import { judgeUsesNewToken } from './parts/judge-uses-new-token.ts'
import { judgeStaysWithPatient, judgeUsesOnePatient } from './parts/judge-uses-one-patient.ts'
import {
  judgeLeaksNothing,
  judgeStaysWithinGrant,
  judgeUsesOnlyValidTokens,
  judgeUsesS256,
} from './parts/never.ts'
import { judgeRefreshesAtMost, judgeUsesNewestRefreshToken } from './parts/refreshes.ts'
import { selectConclusion } from './select-conclusion.ts'
import type { Conclusion } from './verdict.ts'

/** Judges an expectation in a context. */
export function judgeExpectation(expectation: Expectation, context: JudgeContext): Conclusion {
  const judgePart = (part: Expectation) => judgeExpectation(part, context)
  switch (expectation.type) {
    case 'doesNotUse':
      return judgeDoesNotUse(context, expectation.of)
    case 'sendsAtMost':
      return judgeSendsAtMost(context, expectation)
    case 'honoursRetryAfter':
      return judgeHonoursRetryAfter(context)
    case 'repeats':
      return judgeRepeats(context, expectation)
    case 'backsOff':
      return judgeBacksOff(context)
    case 'refreshesAtMost':
      return judgeRefreshesAtMost(context, expectation.count)
    case 'usesNewestRefreshToken':
      return judgeUsesNewestRefreshToken(context)
    case 'stopsUsingExpiredToken':
      return judgeStopsUsingExpiredToken(context)
    case 'sendsNoBasicCredentials':
      return judgeSendsNoBasicCredentials(context)
    case 'rereadsBeforeWriting':
      return judgeRereadsBeforeWriting(context)
    case 'followsNextLinkVerbatim':
      return judgeFollowsNextLinkVerbatim(context)
    case 'hidesCanary':
      return judgeHidesCanary(context)
    case 'usesOnePatient':
      return judgeUsesOnePatient(context)
    case 'reauthorizes':
      return judgeReauthorizes(context)
    case 'staysWithPatient':
      return judgeStaysWithPatient(context)
    case 'refetchesKeys':
      return judgeRefetchesKeys(context)
    case 'refreshesOnce':
      return judgeRefreshesOnce(context)
    case 'staysWithinGrant':
      return judgeStaysWithinGrant(context)
    case 'usesOnlyValidTokens':
      return judgeUsesOnlyValidTokens(context)
    case 'sendsWellFormedUrls':
      return judgeSendsWellFormedUrls(context)
    case 'usesS256':
      return judgeUsesS256(context)
    case 'completesFlow':
      return judgeCompletesFlow(context)
    case 'limitsExportRequests':
      return judgeLimitsExportRequests(context, expectation)
    case 'completesExport':
      return judgeCompletesExport(context)
    case 'fetchesFilesWithoutToken':
      return judgeFetchesFilesWithoutToken(context)
    case 'usesNewToken':
      return judgeUsesNewToken(context, expectation.at)
    case 'usesFreshAssertions':
      return judgeUsesFreshAssertions(context)
    case 'usesShortLivedAssertions':
      return judgeUsesShortLivedAssertions(context)
    case 'rediscovers':
      return judgeRediscovers(context)
    case 'servesKeys':
      return judgeServesKeys(context)
    case 'leaksNothing':
      return judgeLeaksNothing(context, expectation.at)
    case 'abortsConnection':
      return judgeAbortsConnection(context)
    case 'neverSends':
      return judgeNeverSends(context, expectation.text)
    case 'omits':
      return judgeOmits(context, expectation)
    case 'preservesEndpointQuery':
      return judgePreservesEndpointQuery(context, expectation)
    case 'sendsOnlyAfter':
      return judgeSendsOnlyAfter(context, expectation)
    case 'avoidsCanary':
      return judgeAvoidsCanary(context, expectation.steps)
    case 'usesAssociatedEndpoint':
      return judgeUsesAssociatedEndpoint(context, expectation.step)
    case 'usesFreshEndpoints':
      return judgeUsesFreshEndpoints(context, expectation.name)
    case 'dropsSession':
      return judgeDropsSession(context)
    case 'keepsPatientsApart':
      return judgeKeepsPatientsApart(context)
    case 'followsDiscovery':
      return judgeFollowsDiscovery(context)
    case 'showsError':
      return judgeShowsError(context)
    case 'anyOf':
      return selectConclusion(expectation.parts.map(judgePart), ['met', 'pending', 'inconclusive', 'not met'])
    case 'allOf':
      return selectConclusion(expectation.parts.map(judgePart), ['not met', 'pending', 'inconclusive', 'met'])
  }
}
