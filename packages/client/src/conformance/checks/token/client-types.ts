import { parseObject } from '../../../smart/http/parse-object.ts'
import { createProblem } from '../../../smart/requirements/requirement.ts'
import { appLaunch, asymmetric, symmetric } from '../../../smart/spec.ts'
import type { CaseTools } from '../../declare/case-tools.ts'
import { defineCheck } from '../../declare/check.ts'
import type { RecipeName } from '../../declare/recipes.ts'
import { hasToken } from '../../sources/login/redeem-code.ts'

export const clientTypes = defineCheck({
  name: 'client-types',
  title: 'Every advertised client type gets a token',
  group: 'token',
  catalogueIds: ['S-023', 'S-071'],
  level: 'SHALL',
  spec: appLaunch('step 5', 'obtain-access-token'),
  howToFix:
    'Redeem the codes of clients as they are registered: with client_id, with a secret, or with an assertion.',
  cases: {
    public: {
      kind: 'passive',
      prerequisites: ['public'],
      login: { recipe: 'public', phase: 'live' },
      judge: (tools) => judgeRedemption(tools, 'public'),
    },
    symmetric: {
      kind: 'passive',
      catalogueIds: ['S-023', 'S-035', 'S-071'],
      prerequisites: ['symmetric'],
      spec: symmetric('authentication', 'authentication-using-a-client_secret'),
      login: { recipe: 'confidential', phase: 'live' },
      judge: (tools) => judgeRedemption(tools, 'confidential'),
    },
    asymmetric: {
      kind: 'passive',
      since: '2.0',
      prerequisites: ['asymmetric'],
      spec: asymmetric('authentication', 'authenticating-to-the-token-endpoint'),
      login: { recipe: 'asymmetric', phase: 'live' },
      judge: (tools) => judgeRedemption(tools, 'asymmetric'),
    },
  },
})

async function judgeRedemption({ get, logins }: CaseTools, recipe: RecipeName) {
  const { result, login } = await get(logins.find(recipe).redemption)
  if (hasToken(result)) return []
  const { error } = parseObject(result.text) ?? {}
  const why = typeof error === 'string' ? ` ${error}` : ''
  return [createProblem(`The ${login.role} client gets ${result.status}${why} for its code.`)]
}
