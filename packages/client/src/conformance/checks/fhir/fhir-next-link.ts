import { withoutTrailingSlash } from '../../../smart/discovery/fhir-base.ts'
import { filterRecords } from '../../../smart/http/is-record.ts'
import { parseObject } from '../../../smart/http/parse-object.ts'
import { createProblem } from '../../../smart/requirements/requirement.ts'
import { fhir } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError } from '../../declare/outcome.ts'
import { readAccess } from '../../sources/login/read-access.ts'
import { sendWithToken } from '../../sources/login/read-patient.ts'

const MOST_PAGES = 3

export const fhirNextLink = defineCheck({
  name: 'fhir-next-link',
  title: 'next links work unchanged',
  group: 'fhir',
  catalogueIds: ['S-129'],
  level: 'SHOULD',
  source: 'fhir',
  spec: fhir('paging', 'http.html#paging'),
  howToFix:
    'Link the next page by an absolute URL that works with the same token, and the last page by none.',
  prerequisites: ['access'],
  kind: 'active',
  login: { recipe: 'standalone', phase: 'live', orBackend: true },
  async judge(tools) {
    const { token, isBackend, type } = await tools.get(readAccess)
    const base = `${withoutTrailingSlash(tools.target.fhirBase)}/`
    const first = `${isBackend ? type : 'Observation'}?_count=2`
    let { status, text } = await sendWithToken(tools, first, token)
    if (status !== 200) throw createNotApplicableError(`A search returned ${status}.`)
    const seen = new Set<string>([`${base}${first}`])
    for (let page = 1; page < MOST_PAGES; page++) {
      const next = filterRecords(parseObject(text)?.link).find(({ relation }) => relation === 'next')?.url
      if (next === undefined) {
        if (page === 1) throw createNotApplicableError('The search has one page only.')
        return []
      }
      if (typeof next !== 'string' || !URL.canParse(next))
        return [
          createProblem(`The link to page ${page + 1} is ${JSON.stringify(next)}, not an absolute URL.`),
        ]
      if (new URL(next).host !== new URL(base).host)
        return [createProblem(`The link to page ${page + 1} is at another host, to which no token is sent.`)]
      if (seen.has(next))
        return [createProblem(`The link to page ${page + 1} leads to a page that was read before.`)]
      seen.add(next)
      const headers = { accept: 'application/fhir+json', authorization: `Bearer ${token}` }
      ;({ status, text } = await tools.send(next, { headers }))
      if (status !== 200) return [createProblem(`The link to page ${page + 1} returned ${status}.`)]
    }
    return []
  },
})
