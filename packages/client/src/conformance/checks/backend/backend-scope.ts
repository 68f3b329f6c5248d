import { parseObject } from '../../../smart/http/parse-object.ts'
import { createProblemIf } from '../../../smart/requirements/requirement.ts'
import { backendServices } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createBlockedError } from '../../declare/outcome.ts'
import { readBackendToken, requestBackendToken } from '../../sources/backend-requests.ts'
import { judgeRefusal } from '../token/judge-refusal.ts'

/** Scopes that no backend service can have, since they are about a user. */
const OF_USERS = ['patient/*.rs', 'user/*.rs', 'openid']

export const backendScope = defineCheck({
  name: 'backend-scope',
  title: 'A backend service gets only pre-authorized scopes',
  group: 'backend',
  catalogueIds: ['S-103'],
  level: 'SHALL',
  since: '2.0',
  spec: backendServices('obtain access token', 'obtain-access-token'),
  howToFix: 'Require scope, and grant a backend service only the system scopes that it was registered with.',
  prerequisites: ['backend'],
  cases: {
    required: {
      kind: 'negative',
      differs: 'no scope',
      async judge(tools) {
        await tools.get(readBackendToken)
        const result = await requestBackendToken(tools, undefined)
        return judgeRefusal(result, { statuses: [400], errors: ['invalid_scope', 'invalid_request'] })
      },
    },
    beyond: {
      kind: 'negative',
      spec: backendServices('scopes', 'scopes'),
      differs: 'patient/*.rs user/*.rs openid in scope',
      async judge(tools) {
        await tools.get(readBackendToken)
        const { scope = '', forbiddenScope } = tools.target.clients.backend ?? {}
        const forbidden = [...OF_USERS, ...(forbiddenScope?.split(' ') ?? [])]
        const result = await requestBackendToken(tools, [scope, ...forbidden].join(' '))
        if (result.status !== 200)
          return judgeRefusal(result, { statuses: [400], errors: ['invalid_scope', 'invalid_request'] })
        const granted = parseObject(result.text)?.scope
        if (typeof granted !== 'string')
          throw createBlockedError(
            'backend-token/response',
            'The response does not say which scopes were granted.',
          )
        const beyond = forbidden.filter((each) => granted.split(' ').includes(each))
        return createProblemIf(beyond.length > 0, `${beyond.join(', ')} was granted to a backend service.`)
      },
    },
  },
})
