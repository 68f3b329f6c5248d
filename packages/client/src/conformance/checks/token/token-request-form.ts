import { createProblem, createProblemIf } from '../../../smart/requirements/requirement.ts'
import { appLaunch, rfc } from '../../../smart/spec.ts'
import type { CodeAttempt } from '../../declare/case-tools.ts'
import { type CaseDeclaration, defineCheck } from '../../declare/check.ts'
import { AS_JSON, BY_GET, WITH_REPEATED_PARAMETER } from '../../sources/login/code-attempts.ts'
import { readAttempt } from '../../sources/login/read-attempt.ts'
import { hasToken } from '../../sources/login/redeem-code.ts'
import { createRefusedRedemption } from './create-refused-redemption.ts'

export const tokenRequestForm = defineCheck({
  name: 'token-request-form',
  title: 'The token endpoint accepts only a form by POST, each parameter once',
  group: 'token',
  catalogueIds: ['S-067'],
  level: 'SHALL',
  source: 'oauth',
  spec: rfc(6749, '3.2'),
  howToFix: 'Accept only POST with a form, and refuse a request that has a parameter twice.',
  prerequisites: ['client'],
  cases: {
    method: createRefusedForm(BY_GET, [400, 404, 405, 501]),
    'content-type': createRefusedForm(AS_JSON, [400, 401, 415], {
      source: 'smart',
      spec: appLaunch('step 5', 'obtain-access-token'),
    }),
    repeated: createRefusedRedemption({
      ...{ attempts: [WITH_REPEATED_PARAMETER], statuses: [400], errors: ['invalid_request'] },
      tolerated: ['invalid_grant'],
    }),
  },
})

/** Returns a case in which only the status counts: the endpoint need not understand what was sent. */
function createRefusedForm(
  attempt: CodeAttempt,
  statuses: readonly number[],
  own: Partial<CaseDeclaration> = {},
): CaseDeclaration {
  return {
    kind: 'negative',
    differs: attempt.what,
    login: { recipe: 'standalone', phase: 'code' },
    attempts: [attempt],
    ...own,
    async judge(tools) {
      const result = await readAttempt(tools, tools.logins.find('standalone'), attempt)
      if (hasToken(result)) return [createProblem(`The code ${attempt.what}: ${result.status} with a token.`)]
      return createProblemIf(
        !statuses.includes(result.status),
        `The code ${attempt.what}: ${result.status} instead of ${statuses.join(' or ')}.`,
      )
    },
  }
}
