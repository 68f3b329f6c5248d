import { parseObject } from '../../../smart/http/parse-object.ts'
import { createProblemIf, createWarning } from '../../../smart/requirements/requirement.ts'
import { appLaunch, rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createBlockedError, createUndecidedError } from '../../declare/outcome.ts'
import { toForm } from '../../sources/basic-request.ts'
import { buildRequestAs } from '../../sources/build-client-request.ts'
import { findOtherRole } from '../../sources/login/code-attempts.ts'
import { readTokens } from '../../sources/login/read-tokens.ts'
import { refresh, refreshBy, refreshPlainly, requireRefreshed } from '../../sources/login/refreshes.ts'
import { refreshUnknownToken } from '../../sources/token-refusals.ts'
import { judgeRefusal } from '../token/judge-refusal.ts'

export const refreshBinding = defineCheck({
  name: 'refresh-binding',
  title: 'A refresh token is bound to its client',
  group: 'refresh',
  catalogueIds: ['S-094'],
  level: 'SHALL',
  source: 'oauth',
  spec: rfc(6749, '5.2'),
  howToFix: 'Refuse a refresh token that is not known with 400 invalid_grant.',
  prerequisites: ['client'],
  cases: {
    'other-client': {
      kind: 'negative',
      source: 'smart',
      catalogueIds: ['S-088', 'S-094'],
      spec: appLaunch('step 7', 'refresh-access-token'),
      howToFix: 'Refuse a refresh token of another client with 400 invalid_grant.',
      prerequisites: ['second-client'],
      differs: 'the refresh token of one client, sent by another',
      login: { recipe: 'standalone', phase: 'refresh' },
      async judge(tools) {
        const { login } = await readTokens(tools, 'standalone')
        const other = findOtherRole(tools, login.role)
        requireRefreshed(await tools.get(refreshPlainly))
        const { result } = await refreshBy(tools, 'standalone', (parameters) =>
          buildRequestAs(tools, other, parameters),
        )
        if (parseObject(result.text)?.error === 'invalid_client')
          throw createBlockedError(`client-types/${other}`, 'The other client is not accepted.')
        const problems = judgeRefusal(result, { statuses: [400], errors: ['invalid_grant'] })
        const { json } = await refresh(tools, 'standalone')
        return [
          ...problems,
          ...createProblemIf(!json, 'After another client has tried it, the refresh token no longer works.'),
        ]
      },
    },
    authentication: {
      kind: 'negative',
      source: 'smart',
      catalogueIds: ['S-091'],
      spec: appLaunch('step 7', 'refresh-access-token'),
      howToFix: 'Require the authentication of a confidential client in a refresh too.',
      prerequisites: ['confidential'],
      differs: 'no authentication, only client_id',
      login: { recipe: 'confidential', phase: 'refresh' },
      async judge(tools) {
        const { request } = await readTokens(tools, 'confidential')
        const { result } = await refreshBy(tools, 'confidential', (parameters) => ({
          body: toForm({ ...parameters, client_id: request.client.clientId }),
        }))
        const problems = judgeRefusal(result, {
          ...{ statuses: [400, 401], errors: ['invalid_client'] },
          tolerated: ['invalid_request', 'unauthorized_client'],
        })
        if (problems.length === 0 && !(await refresh(tools, 'confidential')).json)
          throw createUndecidedError('The correct refresh is refused too.')
        return problems
      },
    },
    unknown: {
      kind: 'negative',
      differs: 'refresh_token=smart-client-conformance-no-such-token',
      async judge({ get }) {
        const result = await get(refreshUnknownToken)
        const problems = judgeRefusal(result, { statuses: [400], errors: ['invalid_grant'] })
        return result.status === 401 ? problems.map(({ message }) => createWarning(message)) : problems
      },
    },
  },
})
