import { createProblem, type Problem } from '../../../smart/requirements/requirement.ts'
import { rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createBlockedError, createNotApplicableError } from '../../declare/outcome.ts'
import { toForm } from '../../sources/basic-request.ts'
import { buildRequestAs } from '../../sources/build-client-request.ts'
import { readRefreshTokens } from '../../sources/login/refreshes.ts'
import { readTokenEndpoint } from '../../sources/smart-configuration.ts'
import { judgeRefusal } from '../token/judge-refusal.ts'
import { refreshWithId, refreshWithoutId } from './public-refreshes.ts'

export const refreshRotation = defineCheck({
  name: 'refresh-rotation',
  title: 'Refresh tokens of public clients rotate, and reuse revokes the family',
  group: 'refresh',
  catalogueIds: ['S-092'],
  level: 'SHALL',
  source: 'bcp',
  spec: rfc(9700, '2.2.2'),
  howToFix:
    'Issue a new refresh token to a public client at each refresh, and revoke all of them when an old one is used.',
  prerequisites: ['public'],
  cases: {
    rotates: {
      kind: 'passive',
      login: { recipe: 'public', phase: 'refresh' },
      async judge({ get }) {
        const made = [await get(refreshWithoutId), await get(refreshWithId)].filter(({ json }) => json)
        if (made.length === 0)
          throw createBlockedError(
            'refresh-public/with-client-id',
            'No refresh of the public client succeeded.',
          )
        return made.every(
          ({ json, sent }) => json?.refresh_token !== undefined && json.refresh_token !== sent,
        )
          ? []
          : [createProblem('A refresh of the public client does not replace the refresh token.')]
      },
    },
    reuse: {
      kind: 'negative',
      spec: rfc(9700, '4.14.2'),
      differs: 'a refresh token that was replaced, then the newest one',
      login: { recipe: 'public', phase: 'end' },
      async judge(tools) {
        await tools.get(refreshWithoutId)
        const hasId = (await tools.get(refreshWithId)).json !== undefined
        const tokens = await readRefreshTokens(tools, 'public')
        if (tokens.length < 2)
          throw createNotApplicableError('The server does not replace the refresh tokens of public clients.')
        const problems: Problem[] = []
        for (const [what, token] of [
          ['A replaced refresh token', tokens[0]],
          ['The newest refresh token, after an old one was used', tokens.at(-1)],
        ]) {
          const parameters = { grant_type: 'refresh_token', refresh_token: token ?? '' }
          const request = hasId
            ? await buildRequestAs(tools, 'public', parameters)
            : { body: toForm(parameters) }
          const result = await tools.send(await tools.get(readTokenEndpoint), request)
          const found = judgeRefusal(result, { statuses: [400], errors: ['invalid_grant'] })
          problems.push(...found.map((each) => ({ ...each, message: `${what}: ${each.message}` })))
        }
        return problems
      },
    },
  },
})
