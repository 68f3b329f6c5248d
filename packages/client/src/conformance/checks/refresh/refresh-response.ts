import { createProblem, createProblemIf, createWarning } from '../../../smart/requirements/requirement.ts'
import { appLaunch } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { readTokens } from '../../sources/login/read-tokens.ts'
import { refreshPlainly, refreshWithScope, requireRefreshed } from '../../sources/login/refreshes.ts'
import { judgeCovered, requireCovered } from './judge-scope.ts'

const login = { recipe: 'standalone', phase: 'refresh' } as const

export const refreshResponse = defineCheck({
  name: 'refresh-response',
  title: 'A refresh renews what was granted',
  group: 'refresh',
  catalogueIds: ['S-089', 'S-090'],
  level: 'SHALL',
  spec: appLaunch('step 7', 'refresh-access-token'),
  howToFix: 'Return a new access_token with token_type, expires_in and scope, and the scope of the login.',
  prerequisites: ['client'],
  cases: {
    members: {
      kind: 'active',
      catalogueIds: ['S-090'],
      login,
      async judge(tools) {
        const { result, json } = await tools.get(refreshPlainly)
        if (!json)
          return [createProblem(`The refresh returned ${result.status}, not 200 with a JSON object.`)]
        const { access_token: token, token_type: type, expires_in: seconds, scope } = json
        const { accessToken } = await readTokens(tools, 'standalone')
        const isText = (value: unknown) => typeof value === 'string' && value !== ''
        return [
          ...createProblemIf(!isText(token), 'The response to the refresh has no access_token.'),
          ...createProblemIf(
            String(type).toLowerCase() !== 'bearer',
            `token_type of the refresh is ${JSON.stringify(type) ?? 'absent'}, not Bearer.`,
          ),
          ...createProblemIf(
            !Number.isInteger(seconds) || Number(seconds) <= 0,
            `expires_in of the refresh is ${JSON.stringify(seconds) ?? 'absent'}, not a positive integer.`,
          ),
          ...createProblemIf(
            typeof scope !== 'string',
            `scope of the refresh is ${JSON.stringify(scope) ?? 'absent'}, not a string.`,
          ),
          ...(token === accessToken
            ? [createWarning('The refresh returns the same access token again.')]
            : []),
        ]
      },
    },
    'without-scope': {
      kind: 'passive',
      catalogueIds: ['S-089'],
      login,
      async judge(tools) {
        const { scope } = requireRefreshed(await tools.get(refreshPlainly))
        return judgeCovered((await readTokens(tools, 'standalone')).scope, scope, 'A refresh without scope')
      },
    },
    'with-scope': {
      kind: 'active',
      catalogueIds: ['S-089'],
      howToFix: 'Accept the scope of the login in a refresh.',
      login,
      async judge(tools) {
        await requireCovered(tools)
        const { result, json } = await tools.get(refreshWithScope)
        if (!json)
          return [createProblem(`A refresh with the scope of the login returned ${result.status}, not 200.`)]
        const before = (await readTokens(tools, 'standalone')).scope
        return judgeCovered(before, json.scope, 'A refresh with the scope of the login')
      },
    },
  },
})
