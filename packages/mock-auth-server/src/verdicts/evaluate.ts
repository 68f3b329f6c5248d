import type { Expectation } from '../core/declare/expected.ts'
import { first } from './first.ts'
import { asksCleanly } from './parts/asks-cleanly.ts'
import { freshAssertions, shortAssertions } from './parts/assertions.ts'
import { atMost } from './parts/at-most.ts'
import { breaksOff } from './parts/breaks-off.ts'
import { exportCompletes, exportRequests, filesWithoutToken } from './parts/bulk.ts'
import { dropsSession } from './parts/drops-session.ts'
import { completes, reauthorizes, refetchesKeys, refreshesOnce } from './parts/follows.ts'
import { followsVerbatim } from './parts/follows-verbatim.ts'
import { freshEndpoints } from './parts/fresh-endpoints.ts'
import { heedsDiscovery } from './parts/heeds-discovery.ts'
import { hidesCanary } from './parts/hides-canary.ts'
import { keepsPatientsApart } from './parts/keeps-patients-apart.ts'
import { keepsQuery } from './parts/keeps-query.ts'
import { noLateUse } from './parts/late-use.ts'
import { leaksNothing, noRefusedToken, staysWithinGrant, usesS256 } from './parts/never.ts'
import { neverSends } from './parts/never-sends.ts'
import { noUse } from './parts/no-use.ts'
import { omits } from './parts/omits.ts'
import { keepsPatient, onePatient } from './parts/one-patient.ts'
import { onlyAfter } from './parts/only-after.ts'
import { reaches } from './parts/reaches.ts'
import { rediscovers } from './parts/rediscovers.ts'
import { keepsRefreshToken, refreshesAtMost } from './parts/refreshes.ts'
import { backsOff, repeats } from './parts/repeats.ts'
import { rereads } from './parts/rereads.ts'
import { sendsNoPassword } from './parts/sends-no-password.ts'
import { servesKeys } from './parts/serves-keys.ts'
import { showsError } from './parts/shows-error.ts'
import { staysAway } from './parts/stays-away.ts'
import { usesNewToken } from './parts/uses-new-token.ts'
import { waits } from './parts/waits.ts'
import type { Scene } from './scene.ts'
import type { Part } from './verdict.ts'

/** Judges an expectation over a scene. */
export function evaluate(expectation: Expectation, scene: Scene): Part {
  switch (expectation.expect) {
    case 'noUse':
      return noUse(scene, expectation.of)
    case 'atMost':
      return atMost(scene, expectation)
    case 'waits':
      return waits(scene)
    case 'repeats':
      return repeats(scene, expectation)
    case 'backsOff':
      return backsOff(scene)
    case 'refreshesAtMost':
      return refreshesAtMost(scene, expectation.count)
    case 'keepsRefreshToken':
      return keepsRefreshToken(scene)
    case 'noLateUse':
      return noLateUse(scene)
    case 'sendsNoPassword':
      return sendsNoPassword(scene)
    case 'rereads':
      return rereads(scene)
    case 'followsVerbatim':
      return followsVerbatim(scene)
    case 'hidesCanary':
      return hidesCanary(scene)
    case 'onePatient':
      return onePatient(scene)
    case 'reauthorizes':
      return reauthorizes(scene)
    case 'keepsPatient':
      return keepsPatient(scene)
    case 'refetchesKeys':
      return refetchesKeys(scene)
    case 'refreshesOnce':
      return refreshesOnce(scene)
    case 'staysWithinGrant':
      return staysWithinGrant(scene)
    case 'noRefusedToken':
      return noRefusedToken(scene)
    case 'asksCleanly':
      return asksCleanly(scene)
    case 'usesS256':
      return usesS256(scene)
    case 'completes':
      return completes(scene)
    case 'exportRequests':
      return exportRequests(scene, expectation)
    case 'exportCompletes':
      return exportCompletes(scene)
    case 'filesWithoutToken':
      return filesWithoutToken(scene)
    case 'usesNewToken':
      return usesNewToken(scene, expectation.at)
    case 'freshAssertions':
      return freshAssertions(scene)
    case 'shortAssertions':
      return shortAssertions(scene)
    case 'rediscovers':
      return rediscovers(scene)
    case 'servesKeys':
      return servesKeys(scene)
    case 'leaksNothing':
      return leaksNothing(scene, expectation.at)
    case 'breaksOff':
      return breaksOff(scene)
    case 'neverSends':
      return neverSends(scene, expectation.text)
    case 'omits':
      return omits(scene, expectation)
    case 'keepsQuery':
      return keepsQuery(scene, expectation)
    case 'onlyAfter':
      return onlyAfter(scene, expectation)
    case 'staysAway':
      return staysAway(scene, expectation.steps)
    case 'reaches':
      return reaches(scene, expectation.step)
    case 'freshEndpoints':
      return freshEndpoints(scene, expectation.name)
    case 'dropsSession':
      return dropsSession(scene)
    case 'keepsPatientsApart':
      return keepsPatientsApart(scene)
    case 'heedsDiscovery':
      return heedsDiscovery(scene)
    case 'showsError':
      return showsError(scene)
    case 'anyOf':
      return first(
        expectation.parts.map((inner) => evaluate(inner, scene)),
        ['met', 'pending', 'inconclusive', 'not met'],
      )
    case 'allOf':
      return first(
        expectation.parts.map((inner) => evaluate(inner, scene)),
        ['not met', 'pending', 'inconclusive', 'met'],
      )
  }
}
