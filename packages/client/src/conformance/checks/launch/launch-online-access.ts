import { parseObject } from '../../../smart/http/parse-object.ts'
import { createProblem, createProblemIf } from '../../../smart/requirements/requirement.ts'
import { scopesAndContext } from '../../../smart/spec.ts'
import type { CaseTools } from '../../declare/case-tools.ts'
import { defineCheck } from '../../declare/check.ts'
import { createBlockedError, createNotApplicableError } from '../../declare/outcome.ts'
import { readTokens, type Tokens } from '../../sources/login/read-tokens.ts'
import { refresh } from '../../sources/login/refreshes.ts'
import { judgeStatus } from '../fhir/judge-status.ts'

/** Reads the tokens of the EHR login. @throws Unjudged when online_access is not granted */
async function readOnlineTokens(tools: CaseTools): Promise<Tokens> {
  const tokens = await readTokens(tools, 'ehr')
  if (tokens.scope.split(' ').includes('online_access')) return tokens
  throw createNotApplicableError('online_access is not granted.')
}

export const launchOnlineAccess = defineCheck({
  name: 'launch-online-access',
  title: 'online_access lasts as long as the session of the user',
  group: 'launch',
  catalogueIds: ['S-023', 'S-093'],
  level: 'SHALL',
  spec: scopesAndContext('refresh tokens', 'scopes-for-requesting-a-refresh-token'),
  howToFix: 'Issue a refresh token with online_access, and revoke it when the user signs out.',
  prerequisites: ['client', 'ehr-launch', 'permission-online'],
  cases: {
    granted: {
      kind: 'passive',
      login: { recipe: 'ehr', phase: 'live' },
      async judge(tools) {
        const { refresh_token: token } = (await readOnlineTokens(tools)).json
        return createProblemIf(
          typeof token !== 'string' || token === '',
          'online_access is granted without a refresh token.',
        )
      },
    },
    ends: {
      kind: 'active',
      catalogueIds: ['S-093'],
      prerequisites: ['sign-out'],
      login: { recipe: 'ehr', phase: 'end' },
      async judge(tools) {
        const { refresh_token: token } = (await readOnlineTokens(tools)).json
        if (typeof token !== 'string' || token === '')
          throw createBlockedError('launch-online-access/granted', 'There is no refresh token.')
        await tools.signOut()
        const { result, json } = await refresh(tools, 'ehr')
        if (typeof json?.access_token === 'string')
          return [createProblem('The refresh token works after the user has signed out.')]
        const { error } = parseObject(result.text) ?? {}
        return [
          ...judgeStatus(result, [400], 'A refresh after the user has signed out'),
          ...createProblemIf(
            error !== 'invalid_grant',
            `Its error is ${JSON.stringify(error) ?? 'absent'}, not invalid_grant.`,
          ),
        ]
      },
    },
  },
})
