import { createProblem, createProblemIf, type Problem } from '../../../smart/requirements/requirement.ts'
import { asymmetric } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import type { KeySetRequest } from '../../declare/served-keys.ts'
import { isAuthenticated } from '../../sources/assertion-requests.ts'
import { COUNTED, countFetches } from '../../sources/client-keys/key-set-fetches.ts'
import { signWithWithdrawnKey } from '../../sources/client-keys/withdrawn-key.ts'
import { judgeRefused } from './create-refused-case.ts'

export const clientKeys = defineCheck({
  name: 'client-keys',
  title: 'Keys by URL are fetched, and cached as their headers say',
  group: 'assertion',
  catalogueIds: ['S-101'],
  level: 'SHALL NOT',
  since: '2.0',
  spec: asymmetric('keys by URL', 'registering-a-client-communicating-public-keys'),
  howToFix:
    'Fetch jwks_uri by GET, cache it no longer than its Cache-Control permits, and fetch it again for an unknown kid.',
  prerequisites: ['keys', 'key-set', 'client-with-key-set'],
  cases: {
    // Before the key set is served with a long max-age.
    'not-kept': {
      kind: 'negative',
      differs: 'a key that was withdrawn two seconds before, from a key set with max-age=1',
      judge: async (tools) =>
        judgeRefused(tools, {
          what: 'a key that was withdrawn',
          result: await tools.get(signWithWithdrawnKey),
        }),
    },
    fetched: {
      kind: 'active',
      level: 'SHOULD',
      async judge(tools) {
        const { requests, repeated, known, added } = await tools.get(countFetches)
        const refused = known.find((each) => !isAuthenticated(tools, each))
        if (refused) return [createProblem(`A key of the fetched set is refused with ${refused.status}.`)]
        return [
          ...new Map(requests.flatMap(judgeRequest).map((each) => [each.message, each])).values(),
          ...createProblemIf(
            repeated >= COUNTED,
            `The key set is fetched ${repeated} times for ${COUNTED} token requests, though it may be cached.`,
          ),
          ...createProblemIf(
            !isAuthenticated(tools, added),
            `A key that was added to the set is refused with ${added.status}.`,
          ),
        ]
      },
    },
  },
})

/** Media ranges that include JSON; without Accept everything does. */
const FITTING: ReadonlySet<string> = new Set(['', '*/*', 'application/*', 'application/json'])

function judgeRequest({ method, accept = '' }: KeySetRequest): Problem[] {
  const types = accept.split(',').map((each) => each.split(';')[0]?.trim().toLowerCase())
  const isAsked = types.some((each) => each !== undefined && FITTING.has(each))
  return [
    ...createProblemIf(method !== 'GET', `The key set is requested by ${method}, not GET.`),
    ...createProblemIf(
      !isAsked,
      `The key set is requested with Accept: ${accept}, without application/json.`,
    ),
  ]
}
