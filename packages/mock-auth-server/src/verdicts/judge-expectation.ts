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
import { judgeBacksOff, repeats } from './parts/repeats.ts'
import { selectConclusion } from './select-conclusion.ts'
import type { Conclusion } from './verdict.ts'

/** Judges an expectation in a context. */
export function judgeExpectation(expectation: Expectation, scene: JudgeContext): Conclusion {
  const judgePart = (part: Expectation) => judgeExpectation(part, scene)
  switch (expectation.expect) {
    case 'noUse':
      return judgeDoesNotUse(scene, expectation.of)
    case 'atMost':
      return judgeSendsAtMost(scene, expectation)
    case 'waits':
      return judgeHonoursRetryAfter(scene)
    case 'repeats':
      return repeats(scene, expectation)
    case 'backsOff':
      return judgeBacksOff(scene)
    case 'refreshesAtMost':
      return judgeRefreshesAtMost(scene, expectation.count)
    case 'keepsRefreshToken':
      return judgeUsesNewestRefreshToken(scene)
    case 'noLateUse':
      return judgeStopsUsingExpiredToken(scene)
    case 'sendsNoPassword':
      return judgeSendsNoBasicCredentials(scene)
    case 'rereads':
      return judgeRereadsBeforeWriting(scene)
    case 'followsVerbatim':
      return judgeFollowsNextLinkVerbatim(scene)
    case 'hidesCanary':
      return judgeHidesCanary(scene)
    case 'onePatient':
      return judgeUsesOnePatient(scene)
    case 'reauthorizes':
      return judgeReauthorizes(scene)
    case 'keepsPatient':
      return judgeStaysWithPatient(scene)
    case 'refetchesKeys':
      return judgeRefetchesKeys(scene)
    case 'refreshesOnce':
      return judgeRefreshesOnce(scene)
    case 'staysWithinGrant':
      return judgeStaysWithinGrant(scene)
    case 'noRefusedToken':
      return judgeUsesOnlyValidTokens(scene)
    case 'asksCleanly':
      return judgeSendsWellFormedUrls(scene)
    case 'usesS256':
      return judgeUsesS256(scene)
    case 'completes':
      return judgeCompletesFlow(scene)
    case 'exportRequests':
      return judgeLimitsExportRequests(scene, expectation)
    case 'exportCompletes':
      return judgeCompletesExport(scene)
    case 'filesWithoutToken':
      return judgeFetchesFilesWithoutToken(scene)
    case 'usesNewToken':
      return judgeUsesNewToken(scene, expectation.at)
    case 'freshAssertions':
      return judgeUsesFreshAssertions(scene)
    case 'shortAssertions':
      return judgeUsesShortLivedAssertions(scene)
    case 'rediscovers':
      return judgeRediscovers(scene)
    case 'servesKeys':
      return judgeServesKeys(scene)
    case 'leaksNothing':
      return judgeLeaksNothing(scene, expectation.at)
    case 'breaksOff':
      return judgeAbortsConnection(scene)
    case 'neverSends':
      return judgeNeverSends(scene, expectation.text)
    case 'omits':
      return judgeOmits(scene, expectation)
    case 'keepsQuery':
      return judgePreservesEndpointQuery(scene, expectation)
    case 'onlyAfter':
      return judgeSendsOnlyAfter(scene, expectation)
    case 'staysAway':
      return judgeAvoidsCanary(scene, expectation.steps)
    case 'reaches':
      return judgeUsesAssociatedEndpoint(scene, expectation.step)
    case 'freshEndpoints':
      return judgeUsesFreshEndpoints(scene, expectation.name)
    case 'dropsSession':
      return judgeDropsSession(scene)
    case 'keepsPatientsApart':
      return judgeKeepsPatientsApart(scene)
    case 'heedsDiscovery':
      return judgeFollowsDiscovery(scene)
    case 'showsError':
      return judgeShowsError(scene)
    case 'anyOf':
      return selectConclusion(expectation.parts.map(judgePart), ['met', 'pending', 'inconclusive', 'not met'])
    case 'allOf':
      return selectConclusion(expectation.parts.map(judgePart), ['not met', 'pending', 'inconclusive', 'met'])
  }
}
