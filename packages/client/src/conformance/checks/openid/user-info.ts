import { parseObject } from '../../../smart/http/parse-object.ts'
import { createProblem, createProblemIf } from '../../../smart/requirements/requirement.ts'
import { oidc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError } from '../../declare/outcome.ts'
import { readIdToken } from '../../sources/login/id-tokens.ts'
import { readOpenidConfiguration } from '../../sources/openid-documents.ts'
import { readTokenEndpoint } from '../../sources/smart-configuration.ts'
import { idTokenClaims } from './id-token-claims.ts'
import { requireJudged } from './require-judged.ts'

export const userInfo = defineCheck({
  name: 'user-info',
  title: 'UserInfo describes the subject of the id_token',
  group: 'openid',
  catalogueIds: ['S-117'],
  level: 'MAY',
  source: 'oidc',
  spec: oidc('5.3.2', 'UserInfoResponse'),
  howToFix: 'Return sub of the id_token for its access token, and refuse requests without a token.',
  prerequisites: ['client', 'openid'],
  kind: 'active',
  login: { recipe: 'standalone', phase: 'live' },
  async judge(tools) {
    const { get, send } = tools
    const { userinfo_endpoint: url } = await get(readOpenidConfiguration)
    if (typeof url !== 'string' || !URL.canParse(url))
      throw createNotApplicableError('No userinfo_endpoint is published.')
    const { claims, tokens } = await tools.get(readIdToken)
    await requireJudged(
      tools,
      idTokenClaims.filter(({ id }) => id === 'id-token-claims/sub'),
    )
    const hosts = [await get(readTokenEndpoint), tokens.request.url].map((each) => new URL(each).host)
    if (!hosts.includes(new URL(url).host))
      throw createNotApplicableError('UserInfo is at another host, to which no token is sent.')
    const authorization = `Bearer ${tokens.accessToken}`
    const { status, text } = await send(url, { headers: { accept: 'application/json', authorization } })
    if (status !== 200) return [createProblem(`UserInfo returned ${status} for the token of the login.`)]
    const without = await send(url, { headers: { accept: 'application/json' } })
    return [
      ...createProblemIf(
        parseObject(text)?.sub !== claims.sub,
        'sub of UserInfo is not that of the id_token.',
      ),
      ...createProblemIf(
        without.status !== 401,
        `UserInfo without a token returned ${without.status}, not 401.`,
      ),
    ]
  },
})
