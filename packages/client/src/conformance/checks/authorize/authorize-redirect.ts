import { createProblemIf } from '../../../smart/requirements/requirement.ts'
import { rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createUndecidedError } from '../../declare/outcome.ts'
import { readRedirect } from '../../sources/login/read-redirect.ts'

export const authorizeRedirect = defineCheck({
  name: 'authorize-redirect',
  title: 'The redirect keeps the query of the redirect URI and repeats no POST',
  group: 'authorize',
  catalogueIds: ['S-057', 'S-062'],
  level: 'SHALL',
  source: 'oauth',
  spec: rfc(6749, '3.1.2'),
  howToFix: 'Add code and state to the query of the redirect URI, and redirect with 302 or 303.',
  prerequisites: ['client'],
  cases: {
    query: {
      kind: 'passive',
      catalogueIds: ['S-057'],
      prerequisites: ['redirect-uri-with-query'],
      login: { recipe: 'limited', phase: 'authorize' },
      async judge(tools) {
        const login = tools.logins.find('limited')
        const registered = new URL((await tools.get(login.request)).redirectUri).searchParams
        const seen = (await readRedirect(tools, login)).searchParams
        const lost = [...registered].filter(([name, value]) => !seen.getAll(name).includes(value))
        return createProblemIf(
          lost.length > 0,
          `The redirect has lost ${lost.map(([name]) => name).join(', ')} of the redirect URI.`,
        )
      },
    },
    status: {
      kind: 'passive',
      level: 'SHALL NOT',
      source: 'bcp',
      catalogueIds: ['S-062'],
      spec: rfc(9700, '4.12'),
      login: { recipe: 'standalone', phase: 'authorize' },
      async judge(tools) {
        const login = tools.logins.find('standalone')
        await readRedirect(tools, login)
        const end = await tools.get(login.end)
        const status = end.kind === 'redirect' ? end.status : undefined
        if (status === undefined)
          throw createUndecidedError('This login driver does not see the status of the redirect.')
        return createProblemIf(
          status === 307 || status === 308,
          `The redirect to the app has the status ${status}, with which a browser repeats a POST.`,
        )
      },
    },
  },
})
