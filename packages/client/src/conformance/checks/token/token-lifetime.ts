import { createProblem, createProblemIf } from '../../../smart/requirements/requirement.ts'
import { appLaunch } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createBlockedError } from '../../declare/outcome.ts'
import { readTokens } from '../../sources/login/read-tokens.ts'

/** Seconds that an access token should live at most. */
const HOUR_S = 3600

export const tokenLifetime = defineCheck({
  name: 'token-lifetime',
  title: 'expires_in is a number, 3600 at most',
  group: 'token',
  catalogueIds: ['S-074', 'S-079'],
  level: 'SHOULD',
  spec: appLaunch('step 5', 'obtain-access-token'),
  howToFix: 'Send expires_in as a number of seconds, 3600 at most.',
  prerequisites: ['client'],
  cases: {
    present: {
      kind: 'passive',
      catalogueIds: ['S-074'],
      login: { recipe: 'standalone', phase: 'live' },
      async judge(tools) {
        const { expires_in: seconds } = (await readTokens(tools, 'standalone')).json
        if (seconds === undefined) return [createProblem('The token response has no expires_in.')]
        return createProblemIf(
          !Number.isInteger(seconds) || Number(seconds) <= 0,
          `expires_in is ${JSON.stringify(seconds)}, not a positive integer.`,
        )
      },
    },
    hour: {
      kind: 'passive',
      catalogueIds: ['S-079'],
      spec: appLaunch('app protection', 'app-protection'),
      login: { recipe: 'standalone', phase: 'live' },
      async judge(tools) {
        const { json, login } = await readTokens(tools, 'standalone')
        const { expires_in: seconds } = json
        if (typeof seconds !== 'number')
          throw createBlockedError('token-lifetime/present', 'There is no expires_in to compare.')
        const message = `A token lives for ${seconds} seconds, more than an hour.`
        if (seconds <= HOUR_S) return []
        return [login.role === 'public' ? createProblem(message) : { message, atMost: 'info' }]
      },
    },
  },
})
