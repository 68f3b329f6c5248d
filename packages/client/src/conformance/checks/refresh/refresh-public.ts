import { createProblem, type Problem } from '../../../smart/requirements/requirement.ts'
import { appLaunch, rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import type { RefreshResult } from '../../sources/login/refreshes.ts'
import { refreshWithId, refreshWithoutId } from './public-refreshes.ts'

const login = { recipe: 'public', phase: 'refresh' } as const

export const refreshPublic = defineCheck({
  name: 'refresh-public',
  title: 'A public client can refresh with and without client_id',
  group: 'refresh',
  catalogueIds: ['S-091'],
  level: 'SHALL',
  spec: appLaunch('step 7', 'refresh-access-token'),
  howToFix: 'Accept the refresh of a public client with client_id, and without it, since SMART lists none.',
  prerequisites: ['public'],
  cases: {
    'without-client-id': {
      kind: 'active',
      login,
      judge: async ({ get }) =>
        judgeRefreshed(
          await get(refreshWithoutId),
          'A refresh without client_id (RFC 6749 lets servers require it, SMART lists none)',
        ),
    },
    'with-client-id': {
      kind: 'active',
      level: 'SHOULD',
      source: 'oauth',
      spec: rfc(6749, '3.2.1'),
      login,
      judge: async ({ get }) => judgeRefreshed(await get(refreshWithId), 'A refresh with client_id'),
    },
  },
})

function judgeRefreshed({ result, json }: RefreshResult, what: string): Problem[] {
  return json ? [] : [createProblem(`${what} returned ${result.status}, not 200.`)]
}
