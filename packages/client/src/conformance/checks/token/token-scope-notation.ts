import { createProblem } from '../../../smart/requirements/requirement.ts'
import { parseScopes } from '../../../smart/scopes/parse-scope.ts'
import { scopesAndContext } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError } from '../../declare/outcome.ts'
import { hasCapability } from '../../sources/has-capability.ts'
import { readTokens } from '../../sources/login/read-tokens.ts'
import { readSmartConfiguration } from '../../sources/smart-configuration.ts'

export const tokenScopeNotation = defineCheck({
  name: 'token-scope-notation',
  title: 'v1 scopes are returned in v1 notation',
  group: 'token',
  catalogueIds: ['S-023', 'S-080'],
  level: 'SHOULD',
  since: '2.0',
  spec: scopesAndContext('scopes', 'scopes-for-requesting-fhir-resources'),
  howToFix: 'Return scopes in the notation in which they were requested.',
  prerequisites: ['client'],
  kind: 'passive',
  login: { recipe: 'limited', phase: 'live' },
  async judge(tools) {
    if (!hasCapability(await tools.get(readSmartConfiguration), 'permission-v1'))
      throw createNotApplicableError('The server does not offer permission-v1.')
    const { scope } = await readTokens(tools, 'limited')
    return parseScopes(scope)
      .filter((each) => each.kind === 'resource' && each.version === 2)
      .map(({ raw }) => createProblem(`patient/Patient.read was requested, and ${raw} granted.`))
  },
})
