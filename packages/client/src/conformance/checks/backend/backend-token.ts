import { parseObject } from '../../../smart/http/parse-object.ts'
import { createProblem, createProblemIf } from '../../../smart/requirements/requirement.ts'
import { backendServices } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError } from '../../declare/outcome.ts'
import { fetchBackendToken, readBackendToken } from '../../sources/backend-requests.ts'

const MOST_S = 300

export const backendToken = defineCheck({
  name: 'backend-token',
  title: 'A backend token is complete, short-lived and without a refresh token',
  group: 'backend',
  catalogueIds: ['S-105', 'S-106'],
  level: 'SHALL',
  since: '2.0',
  spec: backendServices('obtain access token', 'obtain-access-token'),
  howToFix:
    'Return access_token, token_type bearer, expires_in of at most 300 and scope, and no refresh_token.',
  prerequisites: ['backend'],
  cases: {
    response: {
      kind: 'active',
      catalogueIds: ['S-105'],
      async judge({ get }) {
        const { status, text } = await get(fetchBackendToken)
        const json = parseObject(text)
        if (status !== 200 || !json) return [createProblem(`A correct token request returned ${status}.`)]
        const { access_token: token, token_type: type, expires_in: lifetime, scope } = json
        return [
          ...createProblemIf(typeof token !== 'string' || token === '', 'access_token is missing.'),
          ...createProblemIf(
            String(type).toLowerCase() !== 'bearer',
            `token_type is ${JSON.stringify(type)}, not bearer.`,
          ),
          ...createProblemIf(
            typeof lifetime !== 'number',
            `expires_in is ${JSON.stringify(lifetime)}, not a number.`,
          ),
          ...createProblemIf(typeof scope !== 'string', 'scope is missing.'),
        ]
      },
    },
    lifetime: {
      kind: 'passive',
      level: 'SHOULD',
      catalogueIds: ['S-106'],
      async judge({ get }) {
        const { expires_in: lifetime } = await get(readBackendToken)
        if (typeof lifetime !== 'number')
          throw createNotApplicableError('The token response has no expires_in.')
        return createProblemIf(lifetime > MOST_S, `expires_in is ${lifetime}, more than ${MOST_S} seconds.`)
      },
    },
    'no-refresh-token': {
      kind: 'passive',
      level: 'SHOULD NOT',
      catalogueIds: ['S-106'],
      async judge({ get }) {
        const { refresh_token: token } = await get(readBackendToken)
        return createProblemIf(token !== undefined, 'The token response has a refresh_token.')
      },
    },
  },
})
