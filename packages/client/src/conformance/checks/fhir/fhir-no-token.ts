import { createProblem, createProblemIf } from '../../../smart/requirements/requirement.ts'
import { rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError } from '../../declare/outcome.ts'
import { searchWithoutToken, searchWithUnknownToken } from '../../sources/fhir-refusals.ts'
import { judgeStatus } from './judge-status.ts'

export const fhirNoToken = defineCheck({
  name: 'fhir-no-token',
  title: 'Nothing is readable without a token',
  group: 'fhir',
  catalogueIds: ['S-119', 'S-121'],
  level: 'SHALL',
  source: 'oauth',
  spec: rfc(6750, '3'),
  howToFix: 'Refuse requests without a token with 401 and WWW-Authenticate: Bearer.',
  cases: {
    refused: {
      kind: 'negative',
      differs: 'no Authorization header',
      judge: async ({ get }) => judgeStatus(await get(searchWithoutToken), [401], 'A search without a token'),
    },
    challenge: {
      kind: 'passive',
      catalogueIds: ['S-121'],
      async judge({ get }) {
        const without = await get(searchWithoutToken)
        const unknown = await get(searchWithUnknownToken)
        if (without.status !== 401 && unknown.status !== 401)
          throw createNotApplicableError('The FHIR API returned no 401.')
        return [
          ...(without.status === 401 ? judgeChallenge(without.headers, undefined) : []),
          ...(unknown.status === 401 ? judgeChallenge(unknown.headers, 'invalid_token') : []),
        ]
      },
    },
  },
})

function judgeChallenge(headers: Headers, error: string | undefined) {
  const challenge = headers.get('www-authenticate') ?? ''
  const sent = error === undefined ? 'without a token' : 'with an unknown token'
  if (!/(^|,\s*)Bearer\b/i.test(challenge))
    return [createProblem(`The 401 to a search ${sent} has no WWW-Authenticate: Bearer.`)]
  const [, seen] = /\berror\s*=\s*"?([\w-]+)/i.exec(challenge) ?? []
  return error === undefined
    ? createProblemIf(
        seen !== undefined,
        `The 401 to a search ${sent} has error="${seen}", though nothing was wrong with one.`,
      )
    : createProblemIf(
        seen !== error,
        `The 401 to a search ${sent} has ${seen ? `error="${seen}"` : 'no error'}, not "${error}".`,
      )
}
