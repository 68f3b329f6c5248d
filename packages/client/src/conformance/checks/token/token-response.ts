import { parseObject } from '../../../smart/http/parse-object.ts'
import { createProblem, createProblemIf } from '../../../smart/requirements/requirement.ts'
import { appLaunch } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createBlockedError } from '../../declare/outcome.ts'

export const tokenResponse = defineCheck({
  name: 'token-response',
  title: 'The token response has its required members',
  group: 'token',
  catalogueIds: ['S-074'],
  level: 'SHALL',
  spec: appLaunch('step 5', 'obtain-access-token'),
  howToFix: 'Return 200 and a JSON object with access_token, token_type Bearer and scope.',
  prerequisites: ['client'],
  kind: 'passive',
  login: { recipe: 'standalone', phase: 'live' },
  async judge({ get, logins }) {
    const { result, login } = await get(logins.find('standalone').redemption)
    const { status, headers, text } = result
    const json = parseObject(text)
    if (json?.error === 'invalid_client')
      throw createBlockedError(`client-types/${login.role}`, 'The client of the login is not accepted.')
    if (status !== 200 || !json)
      return [createProblem(`The code gets ${status}${json ? '' : ' without a JSON object'}, not a token.`)]
    const { access_token: token, token_type: type, scope } = json
    const contentType = headers.get('content-type') ?? ''
    return [
      ...createProblemIf(
        typeof token !== 'string' || token === '',
        'The token response has no access_token that is a string.',
      ),
      ...createProblemIf(
        typeof type !== 'string' || type.toLowerCase() !== 'bearer',
        `token_type is ${JSON.stringify(type) ?? 'absent'}, not Bearer.`,
      ),
      ...createProblemIf(
        typeof scope !== 'string',
        `scope is ${JSON.stringify(scope) ?? 'absent'}, not a string.`,
      ),
      ...createProblemIf(
        !/^application\/json\s*(;|$)/i.test(contentType),
        `The token response has the Content-Type ${contentType || 'none'}, not application/json.`,
      ),
    ]
  },
})
