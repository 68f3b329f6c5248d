import { createProblem, createProblemIf } from '../../../smart/requirements/requirement.ts'
import { scopesAndContext } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError } from '../../declare/outcome.ts'
import { readTokens } from '../../sources/login/read-tokens.ts'

export const tokenIdToken = defineCheck({
  name: 'token-id-token',
  title: 'openid is granted together with an id_token',
  group: 'token',
  catalogueIds: ['S-023', 'S-075', 'S-110'],
  level: 'SHALL',
  spec: scopesAndContext('identity', 'scopes-for-requesting-identity-data'),
  howToFix: 'Issue an id_token whenever the scope openid is granted.',
  prerequisites: ['client', 'openid'],
  kind: 'passive',
  login: { recipe: 'standalone', phase: 'live' },
  async judge(tools) {
    const { json, scope } = await readTokens(tools, 'standalone')
    if (!scope.split(' ').includes('openid')) throw createNotApplicableError('openid is not granted.')
    const { id_token: token } = json
    if (token === undefined) return [createProblem('openid is granted without an id_token.')]
    return createProblemIf(
      typeof token !== 'string' || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token),
      'The id_token is not a signed JWT.',
    )
  },
})
