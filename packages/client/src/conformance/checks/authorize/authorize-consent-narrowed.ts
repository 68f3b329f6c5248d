import { createProblem, createProblemIf } from '../../../smart/requirements/requirement.ts'
import { scopesAndContext } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createUndecidedError } from '../../declare/outcome.ts'
import { DESELECTED } from '../../sources/login/login-scopes.ts'
import { sendWithToken } from '../../sources/login/read-patient.ts'
import { readTokens } from '../../sources/login/read-tokens.ts'

export const authorizeConsentNarrowed = defineCheck({
  name: 'authorize-consent-narrowed',
  title: 'Scopes that the user deselects are not granted',
  group: 'authorize',
  catalogueIds: ['S-055'],
  level: 'SHALL',
  source: 'derived',
  spec: scopesAndContext('consent', 'wildcard-scopes'),
  howToFix: 'Grant what the user has selected, and no more.',
  prerequisites: ['client', 'narrow'],
  kind: 'active',
  login: { recipe: 'narrowed', phase: 'live' },
  async judge(tools) {
    const { json, accessToken } = await readTokens(tools, 'narrowed')
    const granted = typeof json.scope === 'string' ? json.scope.split(' ') : undefined
    if (!granted) throw createUndecidedError('The token response does not say which scopes are granted.')
    const beyond = granted.filter((scope) => new RegExp(`/(?:\\*|${DESELECTED})\\.`).test(scope))
    if (beyond.length > 0)
      return [createProblem(`The user has deselected ${DESELECTED}, and ${beyond.join(', ')} is granted.`)]
    const { status } = await sendWithToken(tools, `${DESELECTED}?_count=1`, accessToken)
    if (status >= 500) throw createUndecidedError(`A search of ${DESELECTED} returned ${status}.`)
    return createProblemIf(
      status < 400,
      `A search of ${DESELECTED}, which the user has deselected, returned ${status}.`,
    )
  },
})
