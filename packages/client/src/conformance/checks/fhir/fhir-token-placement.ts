import { withoutTrailingSlash } from '../../../smart/discovery/fhir-base.ts'
import { createProblem, createProblemIf, createWarning } from '../../../smart/requirements/requirement.ts'
import { rfc } from '../../../smart/spec.ts'
import type { CaseTools } from '../../declare/case-tools.ts'
import { defineCheck } from '../../declare/check.ts'
import { createBlockedError, createUndecidedError } from '../../declare/outcome.ts'
import { readAccess, readResource } from '../../sources/login/read-access.ts'

const login = { recipe: 'standalone', phase: 'live', orBackend: true } as const

export const fhirTokenPlacement = defineCheck({
  name: 'fhir-token-place',
  title: 'A token is accepted only in the header',
  group: 'fhir',
  catalogueIds: ['S-122'],
  level: 'SHOULD NOT',
  source: 'oauth',
  spec: rfc(9700, '4.3.2'),
  howToFix: 'Refuse an access token in the query, where it gets into logs and histories.',
  prerequisites: ['access'],
  cases: {
    query: {
      kind: 'negative',
      differs: 'access_token in the query, no Authorization header',
      login,
      async judge(tools) {
        const { url, headers } = await buildQueryRequest(tools)
        const { status } = await tools.send(url, { headers })
        if (status >= 500) throw createUndecidedError(`The FHIR API returned ${status}.`)
        return createProblemIf(status !== 400 && status !== 401, `A token in the query gets ${status}.`)
      },
    },
    both: {
      kind: 'negative',
      level: 'SHALL NOT',
      spec: rfc(6750, '2'),
      howToFix: 'Refuse a request with two access tokens with 400 invalid_request.',
      differs: 'access_token in the query and in the header',
      login,
      async judge(tools) {
        const { url, headers, authorization } = await buildQueryRequest(tools)
        const { status } = await tools.send(url, { headers: { ...headers, authorization } })
        if (status >= 500) throw createUndecidedError(`The FHIR API returned ${status}.`)
        const message = `A token in the query and in the header gets ${status}, not 400.`
        if (status === 400) return []
        return [status === 401 ? createWarning(message) : createProblem(message)]
      },
    },
  },
})

async function buildQueryRequest(tools: CaseTools) {
  const { token, path } = await tools.get(readAccess)
  const { status } = await tools.get(readResource)
  if (status !== 200)
    throw createBlockedError('token-patient/readable', `The token in the header gets ${status}.`)
  const base = withoutTrailingSlash(tools.target.fhirBase)
  return {
    url: `${base}/${path}?${new URLSearchParams({ access_token: token })}`,
    headers: { accept: 'application/fhir+json' },
    authorization: `Bearer ${token}`,
  }
}
