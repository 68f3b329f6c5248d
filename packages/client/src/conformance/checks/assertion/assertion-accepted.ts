import { parseObject } from '../../../smart/http/parse-object.ts'
import { createProblem } from '../../../smart/requirements/requirement.ts'
import { asymmetric } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError } from '../../declare/outcome.ts'
import { isAuthenticated, sendCorrectAssertions } from '../../sources/assertion-requests.ts'

export const assertionAccepted = defineCheck({
  name: 'assertion-accepted',
  title: 'A correct assertion is accepted with every advertised algorithm',
  group: 'assertion',
  catalogueIds: ['S-023', 'S-096', 'S-100'],
  level: 'SHALL',
  since: '2.0',
  spec: asymmetric('request', 'authenticating-to-the-token-endpoint'),
  howToFix:
    'Accept RS384 and ES384 assertions whose iss and sub are the client and whose aud is the token endpoint.',
  prerequisites: ['keys'],
  kind: 'active',
  async judge(tools) {
    const sent = await tools.get(sendCorrectAssertions)
    if (sent.length === 0)
      throw createNotApplicableError('The server advertises no algorithm of the configured keys.')
    return sent
      .filter(({ result }) => !isAuthenticated(tools, result))
      .map(({ alg, result: { status, text } }) => {
        const { error, error_description: description } = parseObject(text) ?? {}
        const why = [error, description].filter((each) => typeof each === 'string').join(': ')
        return createProblem(
          `A correct ${alg} assertion returned ${status} ${why || (status === 200 ? 'without a token' : 'without an error code')}.`,
        )
      })
  },
})
