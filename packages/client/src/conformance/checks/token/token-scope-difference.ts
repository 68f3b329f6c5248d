import { createProblemIf } from '../../../smart/requirements/requirement.ts'
import { diffScopes } from '../../../smart/scopes/diff-scopes.ts'
import { scopesAndContext } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { readAllTokens } from '../../sources/login/read-tokens.ts'

/** Returns scopes without their constraints, which a case of their own judges. */
const withoutConstraints = (scope: string): string => scope.replace(/\?\S*/g, '')

export const tokenScopeDifference = defineCheck({
  name: 'token-scope-difference',
  title: 'No scope is granted that was not requested',
  group: 'token',
  catalogueIds: ['S-055'],
  level: 'MAY',
  spec: scopesAndContext('scopes', 'scopes-for-requesting-fhir-resources'),
  howToFix: 'Grant the requested scopes or fewer, and say in scope which.',
  prerequisites: ['client'],
  kind: 'passive',
  login: { recipe: 'standalone', phase: 'afterwards' },
  async judge(tools) {
    return (await readAllTokens(tools)).flatMap(({ request, scope, login }) => {
      const extra = diffScopes(withoutConstraints(request.scope), withoutConstraints(scope)).outcomes.filter(
        ({ outcome }) => outcome === 'extra',
      )
      return createProblemIf(
        extra.length > 0,
        `The login "${login.recipe}" was granted ${extra.map((each) => each.scope).join(', ')}, which it did not request.`,
      )
    })
  },
})
