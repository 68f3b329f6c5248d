import { parseObject } from '../../../smart/http/parse-object.ts'
import {
  createProblem,
  createProblemIf,
  createWarning,
  type Problem,
} from '../../../smart/requirements/requirement.ts'
import { appLaunch, rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { readPatientId, sendWithToken } from '../../sources/login/read-patient.ts'
import { readTokens } from '../../sources/login/read-tokens.ts'
import {
  type RefreshResult,
  refreshNarrowly,
  refreshPlainly,
  refreshWidely,
  refreshWithScope,
  requireRefreshed,
  shortenScope,
} from '../../sources/login/refreshes.ts'
import { requirePatient } from '../../sources/login/require-readable.ts'
import { requireDecided } from '../fhir/require-decided.ts'
import { judgeWithControl } from '../judge-with-control.ts'
import { judgeRefusal } from '../token/judge-refusal.ts'
import { judgeWithin, requireCovered } from './judge-scope.ts'

const login = { recipe: 'standalone', phase: 'refresh' } as const

export const refreshScope = defineCheck({
  name: 'refresh-scope',
  title: 'A refresh can narrow the scope and never widens it',
  group: 'refresh',
  catalogueIds: ['S-088', 'S-089'],
  level: 'SHALL',
  spec: appLaunch('step 7', 'refresh-access-token'),
  howToFix: 'Grant a refresh the scope that it names, as far as the login was granted it, and no more.',
  prerequisites: ['client'],
  cases: {
    narrower: {
      kind: 'active',
      login,
      async judge(tools) {
        await requireCovered(tools)
        const wanted = shortenScope((await readTokens(tools, 'standalone')).scope)
        const { result, json } = await tools.get(refreshNarrowly)
        if (!json)
          return [createProblem(`A refresh with scope=${wanted} returned ${result.status}, not 200.`)]
        // What the login was not granted either is reported by refresh-scope/response.
        const { scope: granted } = await readTokens(tools, 'standalone')
        const beyond = judgeWithin(granted, json.scope, '').length > 0
        const problems = beyond ? [] : judgeWithin(wanted, json.scope, `A refresh with scope=${wanted}`)
        if (problems.length > 0) return problems
        const token = String(json.access_token)
        const search = await sendWithToken(tools, 'Observation?_count=1', token)
        requireDecided(search, `A search of Observation with the token of a refresh with scope=${wanted}`)
        const searched = createProblemIf(
          search.status <= 299,
          `The token of a refresh with scope=${wanted} still searches Observation: ${search.status}.`,
        )
        return judgeWithControl(searched, async () => {
          const own = await sendWithToken(tools, `Patient/${await tools.get(readPatientId)}`, token)
          requirePatient(own, 'The token of the refresh')
        })
      },
    },
    wider: {
      kind: 'negative',
      source: 'oauth',
      catalogueIds: ['S-089'],
      spec: rfc(6749, '6'),
      differs: 'scope=user/*.cruds system/*.cruds',
      login,
      async judge({ get }) {
        requireRefreshed(await get(refreshPlainly))
        const { result, json } = await get(refreshWidely)
        if (!json)
          return judgeRefusal(result, {
            statuses: [400],
            errors: ['invalid_scope'],
            tolerated: ['invalid_grant'],
          })
        const { scope } = parseObject(result.text) ?? {}
        return typeof scope === 'string' && !/(user|system)\/\*/.test(scope)
          ? [createWarning('The refresh is accepted without the scopes, instead of refused.')]
          : [createProblem('A refresh is granted scopes that the login was not.')]
      },
    },
    response: {
      kind: 'passive',
      catalogueIds: ['S-088'],
      login,
      async judge(tools) {
        requireRefreshed(await tools.get(refreshPlainly))
        const before = (await readTokens(tools, 'standalone')).scope
        const problems: Problem[] = []
        for (const source of [refreshPlainly, refreshWithScope, refreshNarrowly]) {
          const { json } = await tools.get<RefreshResult>(source)
          problems.push(...judgeWithin(before, json?.scope, 'A refresh'))
        }
        return problems
      },
    },
  },
})
