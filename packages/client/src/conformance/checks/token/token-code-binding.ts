import { parseObject } from '../../../smart/http/parse-object.ts'
import { appLaunch } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createBlockedError } from '../../declare/outcome.ts'
import {
  AS_OTHER_CLIENT,
  findOtherRole,
  WITH_OTHER_REDIRECT_URI,
  WITHOUT_REDIRECT_URI,
} from '../../sources/login/code-attempts.ts'
import { readAttempt } from '../../sources/login/read-attempt.ts'
import { createRefusedRedemption } from './create-refused-redemption.ts'

const asOtherClient = createRefusedRedemption(
  { attempts: [AS_OTHER_CLIENT], statuses: [400], errors: ['invalid_grant'] },
  { prerequisites: ['second-client'] },
)

export const tokenCodeBinding = defineCheck({
  name: 'token-code-binding',
  title: 'A code is bound to its redirect URI and client',
  group: 'token',
  catalogueIds: ['S-059', 'S-070'],
  level: 'SHALL',
  spec: appLaunch('step 5', 'obtain-access-token'),
  howToFix:
    'Store client and redirect_uri with each code, and refuse a request that has others with invalid_grant.',
  prerequisites: ['client'],
  cases: {
    'redirect-uri': createRefusedRedemption({
      attempts: [WITH_OTHER_REDIRECT_URI, WITHOUT_REDIRECT_URI],
      ...{ statuses: [400], errors: ['invalid_grant', 'invalid_request'] },
    }),
    client: {
      ...asOtherClient,
      async judge(tools) {
        const login = tools.logins.find('standalone')
        const { text } = await readAttempt(tools, login, AS_OTHER_CLIENT)
        if (parseObject(text)?.error === 'invalid_client')
          throw createBlockedError(
            `client-types/${findOtherRole(tools, login.role)}`,
            'The other client is not accepted.',
          )
        return asOtherClient.judge(tools)
      },
    },
  },
})
