import { createProblem, createProblemIf } from '../../../smart/requirements/requirement.ts'
import { rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { readRedirect } from '../../sources/login/read-redirect.ts'

export const authorizeDenied = defineCheck({
  name: 'authorize-denied',
  title: 'A denial by the user is returned as access_denied',
  group: 'authorize',
  catalogueIds: ['S-058'],
  level: 'SHALL',
  source: 'oauth',
  spec: rfc(6749, '4.1.2.1'),
  howToFix: 'Redirect to the app with error=access_denied and the state when the user denies.',
  prerequisites: ['client', 'deny'],
  kind: 'active',
  login: { recipe: 'denied', phase: 'authorize' },
  async judge(tools) {
    const login = tools.logins.find('denied')
    const { state } = await tools.get(login.request)
    const { searchParams } = await readRedirect(tools, login)
    if (searchParams.has('code')) return [createProblem('The user has denied, and the app gets a code.')]
    const error = searchParams.get('error')
    return [
      ...createProblemIf(
        error !== 'access_denied',
        `The error of a denial is ${JSON.stringify(error)}, not access_denied.`,
      ),
      ...createProblemIf(
        searchParams.get('state') !== state,
        'The redirect of a denial does not return state as it was sent.',
      ),
    ]
  },
})
