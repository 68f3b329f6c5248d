import { createProblem, createWarning, type Problem } from '../../../smart/requirements/requirement.ts'
import { rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { openRefused } from '../../sources/login/refused-requests.ts'

export const authorizeRedirectUri = defineCheck({
  name: 'authorize-redirect-uri',
  title: 'A redirect URI that is not registered is never used',
  group: 'authorize',
  catalogueIds: ['S-044'],
  level: 'SHALL',
  source: 'oauth',
  spec: rfc(9700, '4.1.3'),
  howToFix:
    'Compare redirect_uri with the registered ones character by character, and show an error page when none is equal.',
  prerequisites: ['client'],
  kind: 'negative',
  differs:
    'redirect_uri with a slash, path or query added, with ../, another port, host or scheme, the host as user name, in upper case, or with a fragment',
  login: { recipe: 'refused', phase: 'authorize' },
  async judge(tools) {
    const problems: Problem[] = []
    let mayLogIn = true
    for (const [what, uri] of Object.entries(listVariants(tools.target.redirectUri))) {
      const change = (parameters: URLSearchParams) => parameters.set('redirect_uri', uri)
      const { end, hasLoggedIn } = await openRefused(tools, { what, change }, mayLogIn)
      if (hasLoggedIn) mayLogIn = false
      if (end.kind === 'code' || end.kind === 'error')
        problems.push(createProblem(`With ${what}, the server redirects to ${uri}, which is not registered.`))
      if (end.kind === 'other-page')
        problems.push(createWarning(`With ${what}, the server shows a page that is no error: ${end.seen}.`))
    }
    return problems
  },
})

/** Lists URIs that differ from a registered one, each with the difference. */
function listVariants(registered: string): Readonly<Record<string, string>> {
  const change = (edit: (url: URL) => void) => {
    const url = new URL(registered)
    edit(url)
    return url.href
  }
  const { protocol, pathname, host } = new URL(registered)
  return {
    'a slash behind it': change((url) => {
      url.pathname += '/'
    }),
    'a path behind it': change((url) => {
      url.pathname += '/more'
    }),
    'a query': change((url) => url.searchParams.set('added', '1')),
    '../ in it': registered.replace(pathname, `/other/..${pathname}`),
    'another port': change((url) => {
      url.port = url.port === '4999' ? '4998' : '4999'
    }),
    'another host': change((url) => {
      url.hostname = 'conformance.example'
    }),
    'its host as user name': registered.replace(host, `${host.split(':')[0]}@conformance.example`),
    'another scheme': registered.replace(protocol, protocol === 'https:' ? 'http:' : 'https:'),
    'its path in upper case': change((url) => {
      url.pathname = pathname.toUpperCase() === pathname ? pathname.toLowerCase() : pathname.toUpperCase()
    }),
    'a fragment': `${registered}#smart-client-conformance`,
  }
}
