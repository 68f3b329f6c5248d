import { createWarning } from '../../../smart/requirements/requirement.ts'
import { rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { refreshUnknownToken } from '../../sources/token-refusals.ts'
import { judgeRefusal } from './judge-refusal.ts'

export const refreshBinding = defineCheck({
  name: 'refresh-binding',
  title: 'A refresh token is bound to its client',
  group: 'token',
  catalogueIds: ['S-094'],
  level: 'SHALL',
  source: 'oauth',
  spec: rfc(6749, '5.2'),
  howToFix: 'Refuse a refresh token that is not known with 400 invalid_grant.',
  prerequisites: ['client'],
  cases: {
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
