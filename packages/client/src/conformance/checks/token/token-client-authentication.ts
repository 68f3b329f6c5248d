import { createProblem, createProblemIf } from '../../../smart/requirements/requirement.ts'
import { appLaunch, rfc, symmetric } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createBlockedError, createNotApplicableError, createUndecidedError } from '../../declare/outcome.ts'
import {
  WITH_TWO_AUTHENTICATIONS,
  WITH_WRONG_SECRET,
  WITHOUT_AUTHENTICATION,
} from '../../sources/login/code-attempts.ts'
import { readAttempt } from '../../sources/login/read-attempt.ts'
import { detectSecretEncoding } from '../../sources/secret-encoding.ts'
import { createRefusedRedemption } from './create-refused-redemption.ts'

const login = { recipe: 'confidential', phase: 'code' } as const

export const tokenClientAuthentication = defineCheck({
  name: 'token-client-authentication',
  title: 'A confidential client must authenticate, correctly and once',
  group: 'token',
  catalogueIds: ['S-071', 'S-072', 'S-073'],
  level: 'SHALL',
  spec: appLaunch('step 5', 'obtain-access-token'),
  howToFix:
    'Refuse a request of a confidential client without its credentials, with wrong ones or with two kinds, with 401 invalid_client.',
  prerequisites: ['confidential'],
  cases: {
    missing: createRefusedRedemption(
      {
        ...{ recipe: 'confidential', attempts: [WITHOUT_AUTHENTICATION] },
        ...{
          statuses: [400, 401],
          errors: ['invalid_client'],
          tolerated: ['invalid_request', 'unauthorized_client'],
        },
      },
      { catalogueIds: ['S-071'] },
    ),
    'wrong-secret': createRefusedRedemption(
      {
        ...{ recipe: 'confidential', attempts: [WITH_WRONG_SECRET] },
        ...{ statuses: [400, 401], errors: ['invalid_client'] },
      },
      {
        catalogueIds: ['S-071', 'S-072'],
        prerequisites: ['symmetric'],
        spec: symmetric('authentication', 'authentication-using-a-client_secret'),
      },
    ),
    challenge: {
      kind: 'passive',
      source: 'oauth',
      catalogueIds: ['S-072'],
      prerequisites: ['symmetric'],
      spec: rfc(6749, '5.2'),
      howToFix: 'Send WWW-Authenticate: Basic with a 401 to a request that had an Authorization header.',
      login,
      attempts: [WITH_WRONG_SECRET],
      async judge(tools) {
        const { status, headers } = await readAttempt(
          tools,
          tools.logins.find('confidential'),
          WITH_WRONG_SECRET,
        )
        if (status !== 401)
          throw createNotApplicableError(`A wrong secret is refused with ${status}, not 401.`)
        const challenge = headers.get('www-authenticate')
        return createProblemIf(
          !/(^|,\s*)Basic\b/i.test(challenge ?? ''),
          `The 401 to a wrong secret has ${challenge ? `WWW-Authenticate: ${challenge}` : 'no WWW-Authenticate'}.`,
        )
      },
    },
    twice: createRefusedRedemption(
      {
        ...{ recipe: 'confidential', attempts: [WITH_TWO_AUTHENTICATIONS] },
        ...{ statuses: [400, 401], errors: ['invalid_request', 'invalid_client'] },
      },
      {
        level: 'SHALL NOT',
        source: 'oauth',
        catalogueIds: ['S-073'],
        prerequisites: ['symmetric'],
        spec: rfc(6749, '2.3'),
      },
    ),
    encoded: {
      kind: 'active',
      source: 'oauth',
      catalogueIds: ['S-072'],
      prerequisites: ['symmetric', 'odd-secret'],
      spec: rfc(6749, '2.3.1'),
      howToFix: 'Decode id and secret of Basic from the form encoding.',
      async judge({ get }) {
        const understood = await get(detectSecretEncoding)
        if (understood === 'unknown')
          throw createUndecidedError('The response to a code that was never issued has no error of OAuth.')
        if (understood === 'none')
          throw createBlockedError('client-types/symmetric', 'The client is not accepted in any encoding.')
        return understood === 'raw'
          ? [createProblem('The server accepts id and secret only when they are not encoded.')]
          : []
      },
    },
  },
})
