import { createProblemIf } from '../../../smart/requirements/requirement.ts'
import { appLaunch, rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { searchWithMalformedHeaders, searchWithUnknownToken } from '../../sources/fhir-refusals.ts'
import { judgeStatus } from './judge-status.ts'

export const fhirInvalidToken = defineCheck({
  name: 'fhir-invalid-token',
  title: 'Unknown tokens and malformed headers are refused',
  group: 'fhir',
  catalogueIds: ['S-119', 'S-121'],
  level: 'SHALL',
  spec: appLaunch('step 6', 'access-fhir-api'),
  howToFix:
    'Accept only tokens that the authorization server has issued; refuse everything else with 401 (or 400).',
  cases: {
    unknown: {
      kind: 'negative',
      catalogueIds: ['S-119'],
      differs: 'Authorization: Bearer smart-client-conformance-no-such-token',
      judge: async ({ get }) =>
        judgeStatus(await get(searchWithUnknownToken), [401], 'A search with an unknown token'),
    },
    malformed: {
      kind: 'negative',
      source: 'oauth',
      catalogueIds: ['S-121'],
      spec: rfc(6750, '3.1'),
      differs: 'Authorization: Bearer; Bearer a b; Basic x; two headers',
      async judge({ get }) {
        return (await get(searchWithMalformedHeaders)).flatMap(({ what, result: { status } }) =>
          createProblemIf(
            status !== 400 && status !== 401,
            `A search with Authorization: ${what} returned ${status}.`,
          ),
        )
      },
    },
  },
})
