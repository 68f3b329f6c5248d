import { filterRecords } from '../../../smart/http/is-record.ts'
import { parseObject } from '../../../smart/http/parse-object.ts'
import type { RecordedResult } from '../../../smart/http/recorder.ts'
import { createProblem, createProblemIf, createWarning } from '../../../smart/requirements/requirement.ts'
import { allowsInteraction } from '../../../smart/scopes/allows-interaction.ts'
import { appLaunch, rfc } from '../../../smart/spec.ts'
import type { Source } from '../../declare/case-tools.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError } from '../../declare/outcome.ts'
import { sendWithToken } from '../../sources/login/read-patient.ts'
import { readTokens } from '../../sources/login/read-tokens.ts'
import { requireReadable } from '../../sources/login/require-readable.ts'
import { requireDecided } from './require-decided.ts'

const login = { recipe: 'limited', phase: 'live' } as const

/** Searches observations with the token for patients only. @throws Unjudged when it was granted more */
const searchOutside = (async (tools) => {
  const tokens = await readTokens(tools, 'limited')
  const { accessToken, scope } = tokens
  if (allowsInteraction(scope, 'Observation', 's'))
    throw createNotApplicableError('The login for patients only was granted observations too.')
  return sendWithToken(tools, 'Observation?_count=1', accessToken)
}) satisfies Source<RecordedResult>

export const fhirScopeType = defineCheck({
  name: 'fhir-scope-type',
  title: 'A resource type outside the scopes is refused',
  group: 'fhir',
  catalogueIds: ['S-119', 'S-121', 'S-123', 'S-125'],
  level: 'SHALL',
  spec: appLaunch('step 6', 'access-fhir-api'),
  howToFix: 'Refuse requests for resource types that no scope covers with 403 insufficient_scope.',
  prerequisites: ['client'],
  cases: {
    refused: {
      kind: 'negative',
      catalogueIds: ['S-119', 'S-123', 'S-125'],
      differs: 'a search of Observation with scopes for Patient',
      login,
      async judge(tools) {
        const result = await tools.get(searchOutside)
        requireDecided(result, 'A search of Observation without a scope for it')
        const { status, text } = result
        if (status === 401 || status === 403) {
          await requireReadable(tools, await readTokens(tools, 'limited'))
          return []
        }
        const found = filterRecords(parseObject(text)?.entry).some(
          ({ resource }) => filterRecords([resource])[0]?.resourceType === 'Observation',
        )
        if (status === 200 && !found)
          return [
            createWarning('A search of Observation without a scope returns 200, though nothing is found.'),
          ]
        return [createProblem(`A search of Observation without a scope for it returned ${status}.`)]
      },
    },
    'insufficient-scope': {
      kind: 'passive',
      source: 'oauth',
      catalogueIds: ['S-121'],
      spec: rfc(6750, '3.1'),
      login,
      async judge(tools) {
        const { status, headers } = await tools.get(searchOutside)
        if (status !== 401 && status !== 403) throw createNotApplicableError('The search is not refused.')
        await requireReadable(tools, await readTokens(tools, 'limited'))
        const challenge = headers.get('www-authenticate') ?? ''
        return [
          ...createProblemIf(
            status !== 403,
            `A search outside the scopes is refused with ${status}, not 403.`,
          ),
          ...createProblemIf(
            !/\bBearer\b.*\berror\s*=\s*"?insufficient_scope/i.test(challenge),
            `The ${status} has ${challenge ? `WWW-Authenticate: ${challenge}` : 'no WWW-Authenticate'}, without error="insufficient_scope".`,
          ),
        ]
      },
    },
  },
})
