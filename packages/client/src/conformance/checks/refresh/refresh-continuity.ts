import { decodeJwt } from 'jose'
import { isFhirId } from '../../../smart/fhir/reference.ts'
import { createProblem, createProblemIf, type Problem } from '../../../smart/requirements/requirement.ts'
import { appLaunch, oidc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError } from '../../declare/outcome.ts'
import { readIdToken } from '../../sources/login/id-tokens.ts'
import { readTokens } from '../../sources/login/read-tokens.ts'
import { listRefreshes, refreshPlainly, requireRefreshed } from '../../sources/login/refreshes.ts'

const login = { recipe: 'standalone', phase: 'refresh' } as const

export const refreshContinuity = defineCheck({
  name: 'refresh-continuity',
  title: 'A refresh changes neither user nor patient',
  group: 'refresh',
  catalogueIds: ['S-090', 'S-095'],
  level: 'SHALL',
  spec: appLaunch('step 7', 'refresh-access-token'),
  howToFix: 'Repeat identity and context of the login in a refresh, or leave them out.',
  prerequisites: ['client'],
  cases: {
    'id-token': {
      kind: 'passive',
      source: 'oidc',
      catalogueIds: ['S-095'],
      prerequisites: ['openid'],
      spec: oidc('12.2', 'RefreshTokenResponse'),
      login,
      async judge(tools) {
        requireRefreshed(await tools.get(refreshPlainly))
        const { claims: before, tokens: issued } = await tools.get(readIdToken)
        const tokens = (await listRefreshes(tools)).flatMap(({ json }) => json?.id_token ?? [])
        if (tokens.length === 0) throw createNotApplicableError('No refresh returned an id_token.')
        return tokens
          .flatMap((token) => judgeIdToken(String(token), before, issued.request.nonce))
          .slice(0, 5)
      },
    },
    context: {
      kind: 'passive',
      catalogueIds: ['S-090'],
      login,
      async judge(tools) {
        requireRefreshed(await tools.get(refreshPlainly))
        const { json: before } = await readTokens(tools, 'standalone')
        const changed = (await listRefreshes(tools)).flatMap(({ json }) =>
          ['patient', 'encounter'].filter(
            (name) => isFhirId(before[name]) && json?.[name] !== undefined && json[name] !== before[name],
          ),
        )
        return [...new Set(changed)].map((name) => createProblem(`A refresh changes the ${name} in context.`))
      },
    },
  },
})

function judgeIdToken(
  token: string,
  before: Readonly<Record<string, unknown>>,
  nonce: string | undefined,
): Problem[] {
  let claims: Record<string, unknown>
  try {
    claims = decodeJwt(token)
  } catch {
    return [createProblem('The id_token of a refresh is not a JWT.')]
  }
  const changed = ['iss', 'sub', 'aud'].filter(
    (name) => JSON.stringify(claims[name]) !== JSON.stringify(before[name]),
  )
  return [
    ...changed.map((name) => createProblem(`${name} of the id_token changes with a refresh.`)),
    ...createProblemIf(
      typeof claims.iat !== 'number' || claims.iat < Number(before.iat),
      'iat of the id_token of a refresh is before that of the login.',
    ),
    ...createProblemIf(
      before.nonce === nonce && claims.nonce !== undefined && claims.nonce !== nonce,
      'The id_token of a refresh has another nonce.',
    ),
  ]
}
