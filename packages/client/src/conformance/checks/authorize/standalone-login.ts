import { createProblem, createProblemIf } from '../../../smart/requirements/requirement.ts'
import { appLaunch } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createUndecidedError, Unjudged } from '../../declare/outcome.ts'

export const standaloneLogin = defineCheck({
  name: 'standalone-login',
  title: 'A standalone launch ends with a code at the redirect URI',
  group: 'authorize',
  catalogueIds: ['S-023', 'S-057', 'S-110'],
  level: 'SHALL',
  spec: appLaunch('step 4', 'obtain-authorization-code'),
  howToFix:
    'Redirect to the redirect URI with one code and the state in the query, once the user has approved.',
  prerequisites: ['client'],
  kind: 'active',
  login: { recipe: 'standalone', phase: 'authorize' },
  async judge({ get, logins }) {
    const login = logins.find('standalone')
    const { redirectUri } = await get(login.request)
    const end = await get(login.end)
    if (end.kind === 'page') {
      const message = `The login ended at a page of the server ("${end.title}", ${end.status}): ${end.reason}.`
      if (logins.driver !== 'automatic') throw createUndecidedError(message)
      throw new Unjudged(`${message} "login" in the configuration says how to operate it.`, 'prerequisite')
    }
    const { searchParams, hash } = new URL(end.url)
    const codes = searchParams.getAll('code')
    const error = searchParams.get('error')
    if (error !== null) return [createProblem(`The login ended with the error ${error}.`)]
    return [
      ...createProblemIf(
        codes.length !== 1 || codes[0] === '',
        `The redirect to the app has ${codes.length === 1 ? 'an empty code' : `${codes.length} codes`}.`,
      ),
      ...createProblemIf(hash !== '', 'The redirect to the app has a fragment.'),
      ...createProblemIf(
        !end.url.startsWith(redirectUri),
        `The server redirects to another address than ${redirectUri}.`,
      ),
    ]
  },
})
