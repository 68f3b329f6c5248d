import { filterRecords } from '../../../smart/http/is-record.ts'
import { parseObject } from '../../../smart/http/parse-object.ts'
import { createProblem, createProblemIf } from '../../../smart/requirements/requirement.ts'
import { backendServices } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createBlockedError, createNotApplicableError, createUndecidedError } from '../../declare/outcome.ts'
import {
  readBackendToken,
  readGrantedType,
  requestBackendToken,
  searchAsService,
} from '../../sources/backend-requests.ts'
import { hasResource } from '../../sources/login/require-readable.ts'
import { requireDecided } from '../fhir/require-decided.ts'
import { judgeWithControl } from '../judge-with-control.ts'

export const backendAccess = defineCheck({
  name: 'backend-access',
  title: 'A backend token gives access to what was granted and nothing else',
  group: 'backend',
  catalogueIds: ['S-103', 'S-108', 'S-119', 'S-123'],
  level: 'SHALL',
  since: '2.0',
  spec: backendServices('access FHIR API', 'access-fhir-api'),
  howToFix: 'Give a backend token access to the resource types of its scope, and to no others.',
  prerequisites: ['backend'],
  cases: {
    inside: {
      kind: 'active',
      catalogueIds: ['S-103', 'S-119'],
      async judge(tools) {
        const { type } = await tools.get(readGrantedType)
        const { access_token: token } = await tools.get(readBackendToken)
        const result = await searchAsService(tools, type, token)
        requireDecided(result, `A search of ${type}, which was granted,`)
        const { status, text } = result
        const json = parseObject(text)
        if (status !== 200)
          return [createProblem(`A search of ${type}, which was granted, returned ${status}.`)]
        return createProblemIf(
          json?.resourceType !== 'Bundle',
          `A search of ${type} did not return a Bundle.`,
        )
      },
    },
    outside: {
      kind: 'negative',
      level: 'SHOULD',
      catalogueIds: ['S-108', 'S-119', 'S-123'],
      spec: backendServices('enforce authorization', 'enforce-authorization'),
      differs: 'a resource type that was not granted',
      async judge(tools) {
        const { type, isWildcard } = await tools.get(readGrantedType)
        const result = await requestBackendToken(tools, `system/${type}.rs`)
        const narrow = parseObject(result.text)
        if (result.status !== 200 || narrow?.access_token === undefined)
          throw createNotApplicableError(
            `No token was issued for system/${type}.rs alone${isWildcard ? '' : ', as granted'}.`,
          )
        const other = type === 'Observation' ? 'Patient' : 'Observation'
        const search = await searchAsService(tools, other, narrow.access_token)
        requireDecided(search, `A search of ${other} without a scope for it`)
        if (search.status <= 299 && !hasResource(search, 'Bundle'))
          throw createUndecidedError(`A search of ${other} returned ${search.status} and no Bundle.`)
        const found = filterRecords(parseObject(search.text)?.entry)
          .map(({ resource }) => filterRecords([resource])[0]?.resourceType)
          .filter((each) => each === other)
        const granted = String(narrow.scope ?? '')
        const problems = createProblemIf(
          search.status <= 299 && found.length > 0,
          `A token for ${granted} reads ${other}.`,
        )
        return judgeWithControl(problems, async () => {
          const own = await searchAsService(tools, type, narrow.access_token)
          if (hasResource(own, 'Bundle')) return
          const seen = `A search of ${type} with the same token returned ${own.status} and no Bundle`
          throw createBlockedError('backend-access/inside', `${seen}, so a refusal shows nothing.`)
        })
      },
    },
  },
})
