import { parseObject } from '../../../smart/http/parse-object.ts'
import { createProblem, createProblemIf, type Problem } from '../../../smart/requirements/requirement.ts'
import { diffScopes } from '../../../smart/scopes/diff-scopes.ts'
import { introspection } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { introspectAccessToken } from '../../sources/login/introspections.ts'
import { readTokens } from '../../sources/login/read-tokens.ts'

/** Seconds by which exp may differ from expires_in. */
const LEEWAY_S = 600

export const introspectionActive = defineCheck({
  name: 'introspection-active',
  title: 'An active token is introspected with its required members',
  group: 'introspection',
  catalogueIds: ['S-131', 'S-132'],
  level: 'SHALL',
  since: '2.0',
  spec: introspection('required fields', 'required-fields-in-the-introspection-response'),
  howToFix: 'Return active, scope, client_id and exp for a token that is active.',
  prerequisites: ['client', 'introspection'],
  kind: 'active',
  login: { recipe: 'standalone', phase: 'live' },
  async judge(tools) {
    const { json: token, scope, request } = await readTokens(tools, 'standalone')
    const { status, text } = await tools.get(introspectAccessToken)
    const json = status === 200 ? parseObject(text) : undefined
    if (!json) return [createProblem(`The introspection of an active token returned ${status}.`)]
    if (json.active !== true)
      return [
        createProblem(`active of an active token is ${JSON.stringify(json.active) ?? 'absent'}, not true.`),
      ]
    const { client_id: clientId, exp } = json
    return [
      ...judgeScope(scope, json.scope),
      ...createProblemIf(
        clientId !== request.client.clientId,
        `client_id is ${JSON.stringify(clientId) ?? 'absent'}, not ${request.client.clientId}.`,
      ),
      ...createProblemIf(typeof exp !== 'number', `exp is ${JSON.stringify(exp) ?? 'absent'}, not a number.`),
      ...createProblemIf(
        typeof exp === 'number' &&
          typeof token.expires_in === 'number' &&
          Math.abs(exp - tools.now() / 1000 - token.expires_in) > LEEWAY_S,
        'exp does not agree with expires_in.',
      ),
    ]
  },
})

function judgeScope(granted: string, scope: unknown): Problem[] {
  if (typeof scope !== 'string')
    return [createProblem(`scope is ${JSON.stringify(scope) ?? 'absent'}, not a string.`)]
  const { outcomes } = diffScopes(granted, scope)
  const differs = outcomes.some(({ outcome }) => outcome !== 'granted' && outcome !== 'granted-otherwise')
  return createProblemIf(differs, `scope is "${scope}", not what was granted: "${granted}".`)
}
